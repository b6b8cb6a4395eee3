import { element, fill, iconButton } from "./element.ts";
import { toast } from "./overlays.ts";

/** Pictures that wait to be sent, shown small above the composer. */
export class PhotoTray {
  readonly view = element("div", { class: "tray", hidden: true });
  readonly input = element("input", {
    type: "file",
    accept: "image/*",
    multiple: true,
    hidden: true,
    "aria-label": "Photos to send",
    "data-testid": "photo-input",
  });
  readonly #onchange: () => void;
  #photos: { file: File; address: string }[] = [];

  constructor(onchange: () => void) {
    this.#onchange = onchange;
    this.input.addEventListener("change", () => {
      this.add(this.input.files ?? []);
      this.input.value = "";
    });
  }

  get files(): File[] {
    return this.#photos.map(({ file }) => file);
  }

  /** Takes the pictures among `files`. */
  add(files: Iterable<File>): void {
    for (const file of files) {
      if (file.type.startsWith("image/")) this.#photos.push({ file, address: URL.createObjectURL(file) });
      else toast(`“${file.name}” is not a picture`);
    }
    this.#draw();
  }

  clear(): void {
    for (const { address } of this.#photos) URL.revokeObjectURL(address);
    this.#photos = [];
    this.#draw();
  }

  #draw(): void {
    const items = this.#photos.map((photo) =>
      element(
        "div",
        { class: "tray-photo" },
        element("img", { src: photo.address, alt: photo.file.name, width: 64, height: 64 }),
        iconButton("close", `Remove ${photo.file.name}`, () => {
          URL.revokeObjectURL(photo.address);
          this.#photos = this.#photos.filter((other) => other !== photo);
          this.#draw();
        }),
      ),
    );
    fill(this.view, ...items);
    this.view.hidden = items.length === 0;
    this.#onchange();
  }
}
