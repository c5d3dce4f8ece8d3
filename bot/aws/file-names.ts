// What the port `Files` takes for a name, checked before any store is asked, so that all of them refuse the same.
const name = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/i;
const maxLength = 200;

export function assertFileName(given: string): void {
  if (given.length > maxLength || !name.test(given))
    throw new RangeError('a file has a name of letters, digits, / . and -');
}
