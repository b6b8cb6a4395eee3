import type { Block } from "../document.ts";
import { webAddress } from "./addresses.ts";
import { oneLine } from "./clean-text.ts";
import type { HtmlContext } from "./html.ts";
import { attribute, type HtmlElement, isElement, seenChildren } from "./html-nodes.ts";

type Media = "video" | "audio" | "other";

const VIDEO_HOSTS =
  /(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|aparat\.com|dailymotion\.com|dai\.ly|rumble\.com|twitch\.tv|ted\.com|wistia\.(?:com|net)|brightcove\.(?:com|net)|jwplayer\.com|jwplatform\.com|streamable\.com|tiktok\.com|rutube\.ru|bilibili\.com|videopress\.com|loom\.com|peertube\.\w+)$/;
const AUDIO_HOSTS =
  /(?:^|\.)(?:soundcloud\.com|spotify\.com|podcasts\.apple\.com|embed\.podcasts\.apple\.com|mixcloud\.com|bandcamp\.com|buzzsprout\.com|simplecast\.com|libsyn\.com|podbean\.com|anchor\.fm|megaphone\.fm|transistor\.fm|acast\.com|art19\.com|castbox\.fm|deezer\.com)$/;
/** What is loaded to count readers or to show something for sale. */
const TRACKERS =
  /(?:^|\.)(?:googletagmanager\.com|doubleclick\.net|googlesyndication\.com|google-analytics\.com|amazon-adsystem\.com|adnxs\.com|taboola\.com|outbrain\.com|yektanet\.com|mediaad\.org|disqus\.com|addthis\.com|recaptcha\.net)$/;

/** The media that an element brings in from elsewhere. Undefined: it names none that can be had, and shows what is inside of it. */
export function embedFrom(element: HtmlElement, around: HtmlContext): Block[] {
  const url = webAddress(addressOf(element), around.base);
  if (url === undefined) return around.blocks(seenChildren(element));
  const host = new URL(url).hostname;
  if (TRACKERS.test(host)) return [];
  const title = oneLine(attribute(element, "title") ?? attribute(element, "aria-label") ?? playLabel(element) ?? "");
  return [{ type: "embed", media: mediaKind(element.tagName, url), url, ...(title !== "" && { title }) }];
}

/** An embedded thing at an address, such as a feed's enclosure, by its MIME type or its name. */
export function embedAt(url: string, type = "", title = ""): Block {
  const media = /^(?:video|audio)/.exec(type)?.[0] as Media | undefined;
  return {
    type: "embed",
    media: media ?? mediaKind("", url),
    url,
    ...(oneLine(title) !== "" && { title: oneLine(title) }),
  };
}

/** Whether an address alone on a line stands for what is to be seen there (WordPress and others make players of them). */
export function isPlayable(url: string): boolean {
  return mediaKind("", url) !== "other";
}

function playLabel(element: HtmlElement): string | undefined {
  return attribute(element, "playlabel")?.replace(/^play:?\s*/i, "");
}

function addressOf(element: HtmlElement): string | undefined {
  const named = (name: string) => attribute(element, name);
  switch (element.tagName) {
    case "object":
      return named("data") ?? parameterOf(element);
    case "lite-youtube":
    case "amp-youtube": {
      const id = named("videoid") ?? named("data-videoid");
      return id === undefined ? undefined : `https://www.youtube.com/embed/${encodeURIComponent(id)}`;
    }
    case "amp-vimeo":
      return `https://player.vimeo.com/video/${named("data-videoid") ?? ""}`;
    case "amp-dailymotion":
      return `https://www.dailymotion.com/video/${named("data-videoid") ?? ""}`;
    case "amp-soundcloud":
      return `https://w.soundcloud.com/player/?url=https://api.soundcloud.com/tracks/${named("data-trackid") ?? ""}`;
    case "amp-twitter":
      return `https://twitter.com/i/status/${named("data-tweetid") ?? ""}`;
    case "amp-instagram":
      return `https://www.instagram.com/p/${named("data-shortcode") ?? ""}/`;
    case "amp-facebook":
      return named("data-href");
    default:
      break;
  }
  const source = element.childNodes.find((child) => isElement(child) && child.tagName === "source");
  const lazy = ["data-src", "data-lazy-src", "data-litespeed-src"].map(named).find((found) => found !== undefined);
  const own = named("src");
  const shown = own === undefined || /^(?:about:blank|data:|javascript:|\s*$)/.test(own) ? (lazy ?? own) : own;
  return shown ?? (source && isElement(source) ? attribute(source, "src") : undefined);
}

function parameterOf(element: HtmlElement): string | undefined {
  const parameter = element.childNodes.find(
    (child) => isElement(child) && child.tagName === "param" && /^(?:movie|src)$/i.test(attribute(child, "name") ?? ""),
  );
  return parameter && isElement(parameter) ? attribute(parameter, "value") : undefined;
}

function mediaKind(tag: string, url: string): Media {
  if (/video$/.test(tag)) return "video";
  if (/audio$/.test(tag)) return "audio";
  const { hostname, pathname } = new URL(url);
  if (VIDEO_HOSTS.test(hostname) || /\.(?:mp4|m4v|webm|mov|m3u8|ogv)$/i.test(pathname)) return "video";
  return AUDIO_HOSTS.test(hostname) || /\.(?:mp3|m4a|ogg|oga|opus|wav|aac|flac)$/i.test(pathname) ? "audio" : "other";
}
