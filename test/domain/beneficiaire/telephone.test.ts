// Phone numbers of France, overseas and abroad: typed anyhow, kept one way, shown the familiar way.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { digitsOf, parseTelephone, partialDigits, sayTelephone } from '#bot/domain/beneficiaire/telephone.ts';

test.each([
  ['as people write it', '06 12 34 56 78', '+33612345678', '06 12 34 56 78'],
  ['with dots', '06.12.34.56.78', '+33612345678', '06 12 34 56 78'],
  ['with dashes and slashes', '06-12/34–56_78', '+33612345678', '06 12 34 56 78'],
  ['with the spaces of documents', '06\u00a012\u202f34 56 78', '+33612345678', '06 12 34 56 78'],
  ['with wide digits', '０６１２３４５６７８', '+33612345678', '06 12 34 56 78'],
  ['by threes', '0612 345 678', '+33612345678', '06 12 34 56 78'],
  ['without the zero that a spreadsheet ate', '612345678', '+33612345678', '06 12 34 56 78'],
  ['with its country', '+33 6 12 34 56 78', '+33612345678', '06 12 34 56 78'],
  ['with its country and the zero in brackets', '+33 (0)6 12 34 56 78', '+33612345678', '06 12 34 56 78'],
  ['with its country dialled', '0033612345678', '+33612345678', '06 12 34 56 78'],
  ['with its country and no plus', '33612345678', '+33612345678', '06 12 34 56 78'],
  ['at home', '02 98 12 34 56', '+33298123456', '02 98 12 34 56'],
  ['over the Internet', '09 70 12 34 56', '+33970123456', '09 70 12 34 56'],
  ['a mobile of La Réunion', '0692 12 34 56', '+262692123456', '0692 12 34 56'],
  ['a home of La Réunion', '0262 12 34 56', '+262262123456', '0262 12 34 56'],
  ['a mobile of Mayotte', '0639 12 34 56', '+262639123456', '0639 12 34 56'],
  ['a mobile of Guadeloupe', '0690 12 34 56', '+590690123456', '0690 12 34 56'],
  ['a mobile of Guyane', '0694 12 34 56', '+594694123456', '0694 12 34 56'],
  ['a mobile of Martinique', '0696 12 34 56', '+596696123456', '0696 12 34 56'],
  ['overseas with its country', '+262 692 12 34 56', '+262692123456', '0692 12 34 56'],
  ['overseas with the country of the mainland', '+33 692 12 34 56', '+262692123456', '0692 12 34 56'],
  ['overseas over the Internet', '+590 976 12 34 56', '+590976123456', '0976 12 34 56'],
  ['overseas without the plus that a spreadsheet ate', '262692123456', '+262692123456', '0692 12 34 56'],
  ['a range that nobody was given yet', '0639 99 99 99', '+262639999999', '0639 99 99 99'],
  ['Saint-Pierre-et-Miquelon', '+508 41 12 34', '+508411234', '+508 41 12 34'],
  ['Wallis-et-Futuna', '+681 72 12 34', '+681721234', '+681 72 12 34'],
  ['Nouvelle-Calédonie', '00687 75 12 34', '+687751234', '+687 75 12 34'],
  ['Polynésie française', '+689 87 12 34 56', '+68987123456', '+689 87 12 34 56'],
  ['Luxembourg', '+352 621 123 456', '+352621123456', '+352621123456'],
  ['Morocco', '00 212 612 345 678', '+212612345678', '+212612345678'],
  ['England, the zero in brackets', '+44 (0)20 7946 0958', '+442079460958', '+442079460958'],
  ['a short one from far away', '+290 22 158', '+29022158', '+29022158'],
])('%s: « %s »', (_how, typed, kept, said) => {
  expect(parseTelephone(typed)).toBe(kept);
  expect(sayTelephone(kept)).toBe(said);
});

it.each([
  ['nothing', ''],
  ['words', 'pas de téléphone'],
  ['a digit missing', '06 12 34 56 7'],
  ['a digit more', '06 12 34 56 789'],
  ['two zeros', '00 12 34 56 78'],
  ['two numbers', '06 12 34 56 78 / 06 12 34 56 79'],
  ['La Réunion with a number of Guadeloupe', '+262 690 12 34 56'],
  ['Nouvelle-Calédonie, a digit more', '+687 75 12 34 5'],
  ['a country that does not exist', '+0612345678'],
  ['another one', '+999 123 456 789'],
  ['six digits, of one territory or another', '75 12 34'],
  ['eight digits, of a territory or with two missing', '87 12 34 56'],
  ['a short number', '3949'],
  ['an extension', '06 12 34 56 78 poste 12'],
  ['an extension as links have them', '0612345678;ext=12'],
  ['what a spreadsheet makes of a long number', '6,12E+08'],
  ['too long for any country', '+21261234567890123'],
])('refuses %s: « %s »', (_how, typed) => {
  expect(parseTelephone(typed)).toBeUndefined();
});

const kept = fc.oneof(
  fc.stringMatching(/^[1-9]\d{8}$/).map((nine) => parseTelephone(`0${nine}`) ?? ''),
  fc.stringMatching(/^\+(?:68[17][2-9]\d{5}|6898[79]\d{6}|352[1-9]{8})$/),
);

test.each([
  ['06 12', '0612'],
  ['+33 6 12', '0612'],
  ['+33 (0)6 12', '0612'],
  ['0033612', '0612'],
  ['00 33 6 12 34 56 78', '0612345678'],
  ['00 33 12', '003312'],
  ['+262 692', '0692'],
  ['+687 25', '68725'],
])('a part typed « %s » is « %s »', (typed, digits) => {
  expect(partialDigits(typed)).toBe(digits);
});

it('takes any ten digits that begin with one zero', () => {
  const ten = fc.stringMatching(/^0[1-9]\d{8}$/);
  fc.assert(
    fc.property(ten, (typed) => {
      expect(sayTelephone(parseTelephone(typed) ?? '').replaceAll(' ', '')).toBe(typed);
    }),
  );
});

describe('a number kept', () => {
  it('reads back as itself, and as it is shown', () => {
    fc.assert(
      fc.property(kept, (number) => {
        expect(parseTelephone(number)).toBe(number);
        expect(parseTelephone(sayTelephone(number))).toBe(number);
      }),
    );
  });

  it('holds any part typed of it, national or international', () => {
    const part = fc.tuple(kept, fc.boolean(), fc.nat(5), fc.integer({ min: 4, max: 12 }));
    fc.assert(
      fc.property(part, ([number, international, from, length]) => {
        const whole = international ? number : sayTelephone(number);
        const typed = international ? whole.slice(0, 4 + length) : whole.slice(from, from + length);
        expect(digitsOf(number)).toContain(partialDigits(typed));
      }),
    );
  });
});
