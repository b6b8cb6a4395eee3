/** How many colours there are (style.css). */
const TONES = 7;

/** One of seven colours for a person or chat. The first division keeps the simulator's own people and chats apart. */
export function tone(id: number): number {
  return (Math.abs(id) % 191) % TONES;
}
