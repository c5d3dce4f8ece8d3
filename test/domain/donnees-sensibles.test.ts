// Numbers that must not be kept are refused; a SIRET, phone numbers and dates are not mistaken for them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasCardNumber,
  hasNir,
  looksLikePassword,
  sansDonneesSensibles,
} from '#bot/domain/donnees-sensibles.ts';

describe('a social security number', () => {
  it.each([
    ['in one piece', 'n° 284058888888807 noté'],
    ['in groups', '2 84 05 88 888 888 07'],
    ['with dots', '2.84.05.88.888.888.07'],
    ['with dashes', '2-84-05-88-888-888-07'],
    ['with narrow spaces', '2\u202f84\u202f05\u202f88\u202f888\u202f888\u202f07'],
    ['on full-width digits', '２８４０５８８８８８８８８０７'],
    ['of Corsica', '1 85 05 2A 006 084 35'],
    ['of Corsica, in lower case', '185052b00608462'],
  ])('is seen %s', (_how, text) => {
    expect(hasNir(text)).toBe(true);
  });

  it.each([
    ['whose key is wrong', '2 84 05 88 888 888 08'],
    ['whose month is none', '2 84 15 88 888 888 74'],
    ['of 14 digits', '28405888888880'],
    ['of 16 digits', '2840588888888070'],
    ['that is two phone numbers', '06 12 34 56 78 06 98 76 54 32'],
    ['that is a word', 'rien'],
  ])('is not seen in a number %s', (_how, text) => {
    expect(hasNir(text)).toBe(false);
  });

  it('is seen whenever its key is right, wherever it stands', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const number = fc
      .tuple(fc.constantFrom('1', '2'), digits(2), fc.integer({ min: 1, max: 12 }), digits(8))
      .map(([sex, year, month, rest]) => `${sex}${year}${String(month).padStart(2, '0')}${rest}`);
    fc.assert(
      fc.property(number, (n) => {
        const key = String(97 - (Number(n) % 97)).padStart(2, '0');
        expect(hasNir(`avant ${n} ${key}, après`)).toBe(true);
        const wrong = String((Number(key) % 97) + 1).padStart(2, '0');
        expect(hasNir(`${n}${wrong}`)).toBe(false);
      }),
    );
  });
});

describe('a card number', () => {
  it.each([
    ['Visa', '4970 1000 0000 0055'],
    ['Visa in one piece', 'carte 4970100000000055.'],
    ['Mastercard', '5555-5555-5555-4444'],
    ['Mastercard of the 2 series', '2223 0031 2200 3222'],
    ['American Express', '3782 822463 10005'],
  ])('%s is seen', (_brand, text) => {
    expect(hasCardNumber(text)).toBe(true);
  });

  it.each([
    ['one digit is wrong', '4970 1000 0000 0056'],
    ['a SIRET', '732 829 320 00074'],
    ['a SIRET in one piece', '73282932000074'],
    ['an IBAN', 'FR76 3000 6000 0112 3456 7890 189'],
    ['phone numbers', '06 12 34 56 78, 07 12 34 56 78'],
    ['a longer number', '49701000000000551'],
  ])('%s is none', (_what, text) => {
    expect(hasCardNumber(text)).toBe(false);
  });
});

describe('a password', () => {
  it.each([
    'mot de passe : Soleil29',
    'MDP=azerty',
    'son mdp est Minou2',
    'code secret: 1234',
    'identifiant : lea.b',
    'mot de passe c’est Pomme',
  ])('is probably in « %s »', (text) => {
    expect(looksLikePassword(text)).toBe(true);
  });

  it.each([
    'mot de passe oublié',
    'a changé son mot de passe',
    'atelier sur les mots de passe.',
    'le code postal : 29000',
    '',
  ])('is not in « %s »', (text) => {
    expect(looksLikePassword(text)).toBe(false);
  });
});

it('says which number to take out', () => {
  expect(sansDonneesSensibles.safeParse('2 84 05 88 888 888 07').error?.issues[0]?.message).toMatch(
    /sécurité sociale/,
  );
  expect(sansDonneesSensibles.safeParse('4970100000000055').error?.issues[0]?.message).toMatch(
    /carte bancaire/,
  );
  expect(sansDonneesSensibles.parse('rappeler au 06 12 34 56 78')).toBe('rappeler au 06 12 34 56 78');
});
