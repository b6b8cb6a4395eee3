/** Whether the letters of `part` stand in `whole` in this order, whatever stands between them; white space doesn't count. */
export function inOrder(part: string, whole: string): boolean {
  let place = 0;
  for (const letter of part.replace(/\s+/g, "")) {
    place = whole.indexOf(letter, place);
    if (place < 0) return false;
    place += letter.length;
  }
  return true;
}
