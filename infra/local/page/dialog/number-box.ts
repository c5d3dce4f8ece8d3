// The browser's number box under the legacy client, which keeps the whole part of what is in it after every key.

/** `1,5` gives 15 (the comma is not taken), `1.5` gives 1, `1e3` gives 3 (the box empties at `e`). */
export const numberTyped = (text: string): number => {
  let box = '';
  for (const key of text) {
    if (!/[\d.e+-]/i.test(key)) continue;
    const typed = box + key;
    const whole = Number.parseInt(/^-?\d+\.?\d*$/.test(typed) ? typed : '', 10);
    if (Number.isNaN(whole)) box = '';
    else box = Number(typed) === whole ? typed : String(whole);
  }
  return Number.parseInt(box, 10);
};
