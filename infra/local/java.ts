// Finds the Java that DynamoDB Local needs, wherever the machine keeps one.
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** There is no Java, or too old a one: whoever starts may do without, and says so. */
export class NoJava extends Error {
  override readonly name = 'NoJava';
}

export interface JavaPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the project's own data, where a JRE may have been unpacked. */
  readonly data: string;
}

/** The path of the `java` command: JAVA_HOME's first, then PATH's, then the one unpacked in the data folder. */
export function findJava({ env, data }: JavaPlaces): string {
  const home = env.JAVA_HOME === undefined ? [] : [join(env.JAVA_HOME, 'bin')];
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found =
    [...home, ...path].map((folder) => join(folder, 'java')).find(isExecutable) ??
    globSync(join(data, 'jre/**/bin/java')).find(isExecutable);
  if (found === undefined) {
    throw new NoJava(
      'Java 17 or later is needed for DynamoDB Local, and none was found (JAVA_HOME, PATH, .data/jre).',
    );
  }
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
