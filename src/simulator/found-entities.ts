import type { LooseEntity } from "./entity.ts";

/** Endings of addresses that are links without `http://` too: those of countries, and the common others. */
const ENDINGS = `
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg
ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi
gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw
ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng
ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn
so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws
ye yt za zm zw com net org edu gov int mil info biz name pro news press blog app dev online site xyz shop store tech
media agency academy world today live life cloud page link wiki museum travel jobs mobi tel asia
`;
const ENDING = new Set(ENDINGS.trim().split(/\s+/));

/** What Telegram finds in a text itself, in the order in which one gives way to another. */
const PATTERNS: [LooseEntity["type"], RegExp][] = [
  ["url", /\b(?:https?|tg|ton):\/\/[^\s<>"]*[^\s<>".,;:!?)\]}»”'…]/gi],
  ["email", /\b[\w.+-]+@[\w-]+\.[\w.-]*\w\b/g],
  [
    "url",
    /(?<![\p{L}\p{N}_@.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#][^\s<>"]*[^\s<>".,;:!?)\]}»”'…])?(?![\p{L}\p{N}_@])/gu,
  ],
  ["bot_command", /(?<![\w/])\/\w{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ["mention", /(?<!\w)@[a-zA-Z]\w{3,31}\b/g],
  ["hashtag", /(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_\u200c]*[\p{L}_][\p{L}\p{N}_\u200c]*/gu],
  ["cashtag", /(?<![\p{L}\p{N}_$])\$(?:1INCH|[A-Z]{1,8})(?![\p{L}\p{N}_$])/gu],
];

/** Links, mail addresses, commands, mentions and tags of a text; none over another. */
export function foundEntities(text: string): LooseEntity[] {
  const found: LooseEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      if (type === "url" && !isAddress(match[0])) continue;
      const one = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => one.offset < other.offset + other.length && other.offset < one.offset + one.length)) {
        found.push(one);
      }
    }
  }
  return found;
}

function isAddress(given: string): boolean {
  if (given.includes("://")) return true;
  const ending = /^[^/?#:]*\.(\p{L}+)/u.exec(given)?.[1];
  return ENDING.has(ending?.toLowerCase() ?? "");
}
