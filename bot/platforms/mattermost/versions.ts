// Which Mattermost is speaking: the version header of every answer, made comparable.

export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** `11.6.0.<build>.<hash>.<licensed>`, the build being empty on servers made from the sources; undefined for anything else. */
export function parseServerVersion(header: string): ServerVersion | undefined {
  const parts = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?![\d])/.exec(header);
  if (parts === null) return undefined;
  const [major, minor, patch] = parts.slice(1).map(Number);
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return { major, minor, patch };
}

/** Negative when `a` is the older one. */
export function compareVersions(a: ServerVersion, b: ServerVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

export function isAtLeast(version: ServerVersion, major: number, minor: number): boolean {
  return compareVersions(version, { major, minor, patch: 0 }) >= 0;
}

export function formatVersion({ major, minor, patch }: ServerVersion): string {
  return `${major}.${minor}.${patch}`;
}
