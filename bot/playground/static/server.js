// What the page asks of the playground, and what it is told.

export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.status === 204 ? null : response.json();
}

export async function upload(path, file) {
  const response = await fetch(`${path}?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { "Content-Type": file.type || "application/octet-stream" },
    body: file,
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
}

export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

// `onopen` runs at each (re)connection: only then is the state read anew, so nothing is missed.
export function listen({ onopen, onevent, onlost }) {
  const source = new EventSource("/events");
  source.addEventListener("open", onopen);
  source.addEventListener("message", (message) => onevent(JSON.parse(message.data)));
  source.addEventListener("error", onlost);
}
