// Small help to build elements. Text always goes in as text, never as markup.

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const PATHS = {
  send: "M3 20.5 21 12 3 3.500v6.600L15 12 3 13.900z",
  attach: "M16.5 6.500v9.800a4.3 4.3 0 0 1-8.6 0V5.700a2.8 2.8 0 0 1 5.6 0v9.600a1.3 1.3 0 0 1-2.6 0V6.500H9.400v8.800a2.8 2.8 0 0 0 5.6 0V5.700a4.3 4.3 0 0 0-8.6 0v10.600a5.8 5.8 0 0 0 11.6 0V6.500z",
  sticker: "M12 2a10 10 0 1 0 10 10A10 10 0 0 0 12 2zm0 18a8 8 0 1 1 8-8 8 8 0 0 1-8 8zm-3.5-9A1.5 1.5 0 1 0 7 9.5 1.5 1.5 0 0 0 8.5 11zm7 0A1.5 1.5 0 1 0 14 9.500a1.5 1.5 0 0 0 1.5 1.500zM12 17.500a5.5 5.5 0 0 0 5-3.500H7a5.5 5.5 0 0 0 5 3.500z",
  menu: "M4 6h16v2H4zm0 5h16v2H4zm0 5h11v2H4z",
  more: "M12 8a2 2 0 1 0-2-2 2 2 0 0 0 2 2zm0 2a2 2 0 1 0 2 2 2 2 0 0 0-2-2zm0 6a2 2 0 1 0 2 2 2 2 0 0 0-2-2z",
  edit: "M4 17.300V20h2.700L17 9.7 14.3 7zM19.7 7a1 1 0 0 0 0-1.400l-1.3-1.300a1 1 0 0 0-1.4 0l-1.3 1.300L18.4 8.300z",
  reply: "M10 9V5l-7 7 7 7v-4.100c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11z",
  file: "M6 2a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8l-6-6zm7 7V3.500L18.5 9z",
  close: "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.400L12 13.4 6.4 19 5 17.6 10.6 12 5 6.400z",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
