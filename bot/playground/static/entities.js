// Telegram's entities (offsets in UTF-16 units, as in JavaScript) to elements.

import { element } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
// A block begins and ends a line by itself; the line break beside it would show as an empty line.
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE = /^(https?:|tg:|mailto:|tel:)/i;

function wrapper(entity, text, oncommand) {
  switch (entity.type) {
    case "text_link":
    case "url": {
      const target = entity.url ?? text;
      const href = SAFE.test(target) ? target : `https://${target}`;
      return element("a", { href, target: "_blank", rel: "noopener noreferrer" });
    }
    case "email":
      return element("a", { href: `mailto:${text}` });
    case "bot_command":
      return element("button", { type: "button", class: "command", onclick: () => oncommand(text) });
    case "spoiler":
      return element("span", { class: "spoiler", tabindex: 0 });
    default:
      return element(TAGS[entity.type] ?? "span", { class: TAGS[entity.type] ? null : entity.type });
  }
}

// Entities are sorted by offset, outer before inner.
export function render(text, entities, oncommand) {
  const build = (from, to, list) => {
    const fragment = document.createDocumentFragment();
    let at = from;
    while (list.length) {
      const entity = list.shift();
      const end = Math.min(entity.offset + entity.length, to);
      if (entity.offset < at) continue;
      const inner = [];
      while (list.length && list[0].offset < end) inner.push(list.shift());
      const block = BLOCKS.has(entity.type);
      fragment.append(text.slice(at, block && text[entity.offset - 1] === "\n" ? entity.offset - 1 : entity.offset));
      const made = wrapper(entity, text.slice(entity.offset, end), oncommand);
      made.append(build(entity.offset, end, inner));
      fragment.append(made);
      at = block && text[end] === "\n" ? end + 1 : end;
    }
    fragment.append(text.slice(at, to));
    return fragment;
  };
  return build(0, text.length, [...entities]);
}
