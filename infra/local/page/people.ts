// The people of the pocket Mattermost, one press away; who this tab is stays with the tab.

export interface Person {
  readonly login: string;
  readonly name: string;
  readonly role: string;
}

export const people: readonly Person[] = [
  { login: 'lea', name: 'Léa', role: 'Médiatrice numérique' },
  { login: 'karim', name: 'Karim', role: 'Médiateur numérique, même équipe' },
  { login: 'nadia', name: 'Nadia', role: 'Coordinatrice de l’équipe' },
  { login: 'sami', name: 'Sami', role: 'Médiateur d’une autre structure' },
  { login: 'admin', name: 'Admin', role: 'Administration du serveur' },
];

/** The same for everyone: these accounts exist on one machine only, with invented data. */
export const password = 'coopilote';

const key = 'personne';

export const rememberedPerson = (): string | null => sessionStorage.getItem(key);
export const rememberPerson = (login: string): void => sessionStorage.setItem(key, login);
export const forgetPerson = (): void => sessionStorage.removeItem(key);
