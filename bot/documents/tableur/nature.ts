// What a file is by its content: its name says nothing, for anybody may change it. What is no spreadsheet is told what it is.
import { DOCUMENT, DROP, Illisible, MOT_DE_PASSE } from './illisible.ts';
import { asBuffer } from './octets.ts';

const PROGRAMME = `Ce fichier est un programme, pas un tableur : il n’a pas été ouvert. ${DROP}`;
const IMAGE = `Ce fichier est une image, pas un tableur. ${DROP}`;
const COMPRESSED = `Ce fichier est compressé : sortez-en d’abord le tableur. ${DROP}`;
const SAVE_AS = 'ouvrez-le dans votre tableur et enregistrez-le au format .xlsx.';
const OLD = `Ce fichier est à l’ancien format .xls : ${SAVE_AS}`;
const WEB = `Ce fichier est une page web, pas un tableur : ${SAVE_AS}`;

/** How files that are taken for a spreadsheet begin, a character a byte. */
const BEGINNINGS: readonly (readonly [beginnings: readonly string[], sentence: string])[] = [
  [['%PDF'], `Ce fichier est un PDF : déposez le tableur dont il vient. ${DROP}`],
  [['MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '#!'], PROGRAMME],
  [['\x89PNG', '\xff\xd8\xff', 'GIF8'], IMAGE],
  [['\x1f\x8b', '7z\xbc\xaf', 'Rar!', 'BZh', '\xfd7zXZ'], COMPRESSED],
  [['{\\rtf'], DOCUMENT],
];

const OLE = '\xd0\xcf\x11\xe0';
const ARCHIVES = ['PK\x03\x04', 'PK\x05\x06'];
const UTF16 = ['\xff\xfe', '\xfe\xff'];
/** Spreadsheets also save such pages, and some programs call them .xls. */
const PAGE = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|meta|\?xml|!--)/i;

/** An archive is a workbook or not; a text may be a table. */
export type Nature = 'archive' | 'texte';

export function natureOf(bytes: Uint8Array, name: string): Nature {
  const begun = asBuffer(bytes).toString('latin1', 0, 512);
  const begins = (beginnings: readonly string[]) =>
    beginnings.some((beginning) => begun.startsWith(beginning));
  if (begins(ARCHIVES)) return 'archive';
  if (begins([OLE])) throw new Illisible(oldSentence(bytes, name));
  if (PAGE.test(begun)) throw new Illisible(WEB);
  const mistaken = BEGINNINGS.find(([beginnings]) => begins(beginnings));
  if (mistaken) throw new Illisible(mistaken[1]);
  // No text holds a zero, unless each of its characters is two bytes.
  if (bytes.includes(0) && !begins(UTF16)) throw new Illisible(notSpreadsheet(name));
  return 'texte';
}

/** The container of Office before 2007, which holds workbooks, texts, and whatever has a password since. */
function oldSentence(bytes: Uint8Array, name: string): string {
  const holds = (part: string) => asBuffer(bytes).includes(part, 0, 'utf16le');
  if (holds('EncryptedPackage')) return MOT_DE_PASSE;
  return holds('Workbook') || holds('Book') ? OLD : notSpreadsheet(name);
}

const SPREADSHEET = /\.(?:xlsx?|xlsm|xlsb|ods|csv|tsv|txt)$/i;

function notSpreadsheet(name: string): string {
  const extension = SPREADSHEET.exec(name)?.[0].toLowerCase();
  return extension === undefined
    ? `Ce fichier n’est pas un tableur. ${DROP}`
    : `Ce fichier s’appelle « ${extension} », mais son contenu n’est pas celui d’un tableur. ${DROP}`;
}

/** What an archive is, by the names of its parts. */
export function workbookKind(names: readonly string[]): 'xlsx' | 'ods' {
  const has = (part: RegExp) => names.some((name) => part.test(name));
  if (has(/^xl\/workbook\.bin$/))
    throw new Illisible(`Ce fichier est un classeur binaire (.xlsb) : ${SAVE_AS}`);
  if (has(/^\[Content_Types\]\.xml$/) && has(/^xl\//)) return 'xlsx';
  if (has(/^content\.xml$/)) return 'ods';
  if (has(/^encrypted-package$/)) throw new Illisible(MOT_DE_PASSE);
  if (has(/^Index\/.*\.iwa$/))
    throw new Illisible(`Ce fichier est un classeur Numbers : exportez-le au format .xlsx.`);
  if (has(/^(?:word|ppt)\//)) throw new Illisible(DOCUMENT);
  throw new Illisible(COMPRESSED);
}
