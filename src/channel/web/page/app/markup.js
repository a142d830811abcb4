// From the markup tree of a message to nodes. Nothing here parses: what is text stays text.

const BLOCKS = {
  paragraph: (block) => el("p", null, ...inlines(block.inlines)),
  list: (block) => {
    const items = (block.items ?? []).map((item) => el("li", null, ...blocks(item)));
    const ordered = typeof block.start === "number";
    return el(ordered ? "ol" : "ul", ordered ? { start: block.start } : null, ...items);
  },
  quote: (block) => el("blockquote", null, ...blocks(block.blocks)),
  code_block: (block) => el("pre", { dir: "ltr" }, el("code", { textContent: block.text })),
};

const INLINES = {
  text: (inline) => document.createTextNode(inline.text),
  bold: (inline) => el("strong", null, ...inlines(inline.inlines)),
  italic: (inline) => el("em", null, ...inlines(inline.inlines)),
  code: (inline) => el("code", { textContent: inline.text }),
  link: (inline) => {
    const label = inlines(inline.inlines);
    const href = safe(inline.url);
    return href ? el("a", { href, title: href, target: "_blank", rel: "noopener noreferrer" }, ...label) : el("span", null, ...label);
  },
  break: () => el("br"),
};

/** Kinds that a newer server knows and this page does not are left out rather than guessed at. */
const made = (table, kind) => (node) => (Object.hasOwn(table, node?.[kind]) ? [table[node[kind]](node)] : []);
const blocks = (list) => (list ?? []).flatMap(made(BLOCKS, "block"));
const inlines = (list) => (list ?? []).flatMap(made(INLINES, "inline"));

/** What is nearly an address, `https:evil.zip`, a browser repairs into a link elsewhere. */
const ADDRESS = /^(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:[/?#][^\s\\\p{Cc}]*)?|[Mm]ailto:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\?(?:subject|body)=[^\s\\\p{Cc}&]*)?)$/u;

/** The address, if a link may lead there. */
function safe(url) {
  if (!ADDRESS.test(url)) return undefined;
  try {
    const parsed = new URL(url);
    return ["http:", "https:", "mailto:"].includes(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

/** Shows `markup` in `body`. Blocks that stand there already are left alone, so that what is being read or marked does not move. */
function show(body, markup) {
  const shown = body.shown ?? [];
  const keys = (markup ?? []).map((block) => JSON.stringify(block));
  const same = keys.findIndex((key, at) => key !== shown[at]);
  const keep = same === -1 ? keys.length : same;
  while (body.children.length > keep) body.lastElementChild.remove();
  const fresh = markup.slice(keep).map((block) => made(BLOCKS, "block")(block)[0] ?? el("p"));
  body.append(...fresh);
  body.shown = keys;
}
