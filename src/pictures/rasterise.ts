import { fileURLToPath } from "node:url";
import { renderAsync } from "@resvg/resvg-js";

/** Both under the SIL Open Font License 1.1: Latin, Cyrillic and Greek; Arabic and Persian. Those of the machine are not asked. */
const FONTS = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  "vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf",
  "vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf",
];
/** Pixels for each unit: sharp on the screens of phones, and far below Telegram's limits for photos. */
const ZOOM = 2;

/** An SVG document as a PNG, drawn on a thread of its own (resvg); the same on every machine. */
export async function rasterise(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: ZOOM },
    font: {
      fontFiles: FONTS.map((name) => fileURLToPath(import.meta.resolve(name))),
      loadSystemFonts: false,
      defaultFontFamily: "Noto Sans",
    },
  });
  return image.asPng();
}
