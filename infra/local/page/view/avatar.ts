// The round picture beside a name: a letter on the person's own colour, or the sign of a bot, of the system, of a webhook.
import { el } from './dom.ts';
import type { IconName } from './icon.ts';
import { icon } from './icon.ts';

const colours = ['#a6340f', '#0b6b62', '#6a3fb5', '#8a2b5c', '#1d5fa8', '#4b6416', '#5b4636'];

const colourOf = (name: string): string => {
  const sum = [...name].reduce((total, letter) => (total * 47 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return colours[sum % colours.length] ?? '#1d5fa8';
};

export const letterAvatar = (name: string): HTMLElement => {
  const avatar = el('span', { class: 'avatar', 'aria-hidden': 'true' }, [name.slice(0, 1).toUpperCase()]);
  avatar.style.background = colourOf(name);
  return avatar;
};

export const signAvatar = (sign: Extract<IconName, 'robot' | 'hook' | 'globe'>): HTMLElement =>
  el('span', { class: `avatar avatar-${sign}`, 'aria-hidden': 'true' }, [icon(sign)]);

export type ReadPicture = (userId: string) => Promise<Blob>;

const pictures = new Map<string, Promise<string | null>>();

/** A drawn letter is not a picture: only what somebody gave the bot replaces the robot. */
const readOnce = (userId: string, read: ReadPicture): Promise<string | null> => {
  const known = pictures.get(userId);
  if (known !== undefined) return known;
  const address = read(userId).then(
    (blob) => (blob.type.includes('svg') ? null : URL.createObjectURL(blob)),
    () => null,
  );
  pictures.set(userId, address);
  return address;
};

/** The robot, until the bot's own picture has come. */
export const botAvatar = (userId: string, read: ReadPicture): HTMLElement => {
  const place = el('span', { class: 'avatar avatar-robot', 'aria-hidden': 'true' }, [icon('robot')]);
  void readOnce(userId, read).then((address) => {
    if (address) place.replaceChildren(el('img', { src: address, alt: '' }));
  });
  return place;
};

/** A picture of the server's own wants the person's token, which an image's address cannot carry. */
export const pictureAvatar = (address: string, read: ReadPicture): HTMLElement => {
  const [, userId] = /\/api\/v4\/users\/([a-z0-9]+)\/image/.exec(address) ?? [];
  if (userId) return botAvatar(userId, read);
  return el('img', { class: 'avatar', src: address, alt: '', referrerpolicy: 'no-referrer' });
};
