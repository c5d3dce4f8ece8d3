// The one way in which a chart fails: whoever wanted it goes on with its numbers.

/** No picture was made. `code` is a word of ours for the log: nothing of the chart, nor of what a server said of it. */
export class NotDrawn extends Error {
  override readonly name = 'NotDrawn';
  readonly code: string;
  constructor(code: string) {
    super(`chart not drawn: ${code}`);
    this.code = code;
  }
}
