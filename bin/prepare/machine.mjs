// What npm does not bring: a Java for DynamoDB Local, a browser for the tests. Found, or installed, or said to be missing with what then works less.
// @ts-check
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { installPackages, mayInstall, unpackPackages } from './debian.mjs';
import { root } from './modules.mjs';

/** @typedef {Record<string, string>} Settings what the real script finds in its environment */

const OLDEST_JAVA = 17;
const JAVA_PACKAGES = ['openjdk-17-jre-headless', 'openjdk-21-jre-headless', 'default-jre-headless'];
const BROWSER_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BROWSER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** Asked for by name: a machine may have one of them already, and the unpacked browser needs all beside itself. */
const BROWSER_PACKAGES = ['chromium', 'chromium-common', 'fonts-noto-color-emoji'];

/** @returns {Settings} */
export function addJava(data = join(root, '.data')) {
  const own = join(data, 'jre');
  const found = findJava(own);
  if (found !== undefined) return found;
  say('Installation de Java 17 (une minute au plus)…');
  for (const name of JAVA_PACKAGES) {
    if (mayInstall() ? installPackages([name]) : unpackPackages([name], own)) break;
  }
  const installed = findJava(own);
  if (installed === undefined) {
    say(
      'Java 17 est introuvable et n’a pas pu être installé. Sans lui, les données restent en mémoire et disparaissent à',
    );
    say(`l’arrêt, et les tests sur la vraie base échouent. Pour l’installer : ${hint('java')}`);
  }
  return installed ?? {};
}

/** @returns {Settings} */
export function addBrowser(data = join(root, '.data')) {
  const own = join(data, 'chromium');
  const found = findBrowser(own);
  if (found !== undefined) return { CHROMIUM: found };
  say('Installation de Chromium (une minute environ)…');
  if (mayInstall()) installPackages(BROWSER_PACKAGES);
  else if (unpackPackages(BROWSER_PACKAGES, own)) writeLauncher(own);
  const installed = findBrowser(own);
  if (installed === undefined) {
    say(
      'Chromium est introuvable et n’a pas pu être installé. Sans lui, les essais dans un navigateur ne sont pas joués ;',
    );
    say(`le reste l’est. Pour l’installer : ${hint('chromium')}`);
  }
  return installed === undefined ? {} : { CHROMIUM: installed };
}

/**
 * @param {string} own where an unpacked Java would be
 * @returns {Settings | undefined} undefined when there is none; nothing to set when it is on the path
 */
function findJava(own) {
  const jvms = join(own, 'usr', 'lib', 'jvm');
  const unpacked = existsSync(jvms) ? readdirSync(jvms).map((name) => join(jvms, name)) : [];
  const home = [process.env.JAVA_HOME ?? '', ...unpacked].find(
    (place) => place !== '' && runsJava(join(place, 'bin', 'java')),
  );
  if (home !== undefined) return { JAVA_HOME: home };
  const onPath = onThePath(['java']);
  return onPath !== undefined && runsJava(onPath) ? {} : undefined;
}

/**
 * Java's own account of its version is read where it has one: starting it would cost more than all the rest.
 * @param {string} java
 */
function runsJava(java) {
  const file = [java, `${java}.exe`].find((path) => existsSync(path));
  if (file === undefined) return false;
  const release = join(dirname(realpathSync(file)), '..', 'release');
  const text = existsSync(release)
    ? readFileSync(release, 'utf8')
    : spawnSync(file, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' }).stderr;
  return javaVersion(text ?? '') >= OLDEST_JAVA;
}

/** @param {string} text a `release` file, or what `java -XshowSettings:properties -version` prints */
export function javaVersion(text) {
  return Number(/(?:JAVA_VERSION="|java\.version = )(\d+)/.exec(text)?.[1] ?? 0);
}

/** @param {string} own where an unpacked browser would be */
function findBrowser(own) {
  const places = [process.env.CHROMIUM ?? '', join(own, 'launch'), ...BROWSER_PLACES];
  return places.find((place) => place !== '' && existsSync(place)) ?? onThePath(BROWSER_NAMES);
}

/** @param {readonly string[]} names */
export function onThePath(names) {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))),
  );
  return paths.find((path) => existsSync(path));
}

/**
 * An unpacked browser looks for its libraries and fonts beside itself; its set-user-id sandbox cannot work unpacked, and stops it.
 * @param {string} own
 */
export function writeLauncher(own) {
  const lines = [
    '#!/bin/sh',
    'here="$(cd "$(dirname "$0")" && pwd)"',
    'LD_LIBRARY_PATH="$(find "$here/lib" "$here/usr/lib" -maxdepth 2 -type d -path "*-linux-gnu*" 2>/dev/null | tr "\\n" :)"',
    'XDG_DATA_HOME="$here/usr/share"',
    '[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/etc/fonts"',
    'export LD_LIBRARY_PATH XDG_DATA_HOME',
    'exec "$here/usr/lib/chromium/chromium" "$@"',
  ];
  mkdirSync(own, { recursive: true });
  rmSync(join(own, 'usr', 'lib', 'chromium', 'chrome-sandbox'), { force: true });
  writeFileSync(join(own, 'launch'), `${lines.join('\n')}\n`);
  chmodSync(join(own, 'launch'), 0o755);
}

/** @param {'java' | 'chromium'} what */
function hint(what) {
  const java = what === 'java';
  if (process.platform === 'darwin')
    return java ? 'brew install openjdk@17' : 'https://www.google.com/chrome';
  if (process.platform === 'win32')
    return java ? 'winget install EclipseAdoptium.Temurin.17.JRE' : 'winget install Google.Chrome';
  return java ? 'sudo apt-get install openjdk-17-jre-headless' : 'sudo apt-get install chromium';
}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
