// The first screen: five people, one press each.

import type { Person } from '#local/page/people.ts';
import { people } from '#local/page/people.ts';
import { letterAvatar } from './avatar.ts';
import { el } from './dom.ts';
import { icon } from './icon.ts';

export const loginView = (onPerson: (login: string) => Promise<void>): HTMLElement => {
  const error = el('p', { class: 'login-error', role: 'alert' });
  const enter = (person: Person): void => {
    error.textContent = '';
    onPerson(person.login).catch((reason: unknown) => {
      const why = reason instanceof Error ? reason.message : 'Le serveur ne répond pas.';
      error.textContent = `Connexion impossible : ${why}`;
    });
  };
  const buttons = people.map((person) =>
    el('li', {}, [
      el(
        'button',
        { type: 'button', class: 'person', 'data-person': person.login, on: { click: () => enter(person) } },
        [
          letterAvatar(person.login),
          el('span', {}, [el('strong', {}, [person.name]), el('span', { class: 'role' }, [person.role])]),
          icon('right'),
        ],
      ),
    ]),
  );
  return el('main', { class: 'login' }, [
    el('div', { class: 'login-card' }, [
      el('h1', {}, ['Qui êtes-vous aujourd’hui ?']),
      el('p', { class: 'login-text' }, [
        'Un Mattermost de poche, sur cette machine seulement, avec des personnes et des activités inventées. Deux onglets peuvent être deux personnes.',
      ]),
      el('p', { class: 'login-text' }, [
        'Pour commencer : choisissez Léa, puis tapez ',
        el('code', {}, ['/cra']),
        ' dans la zone de message.',
      ]),
      el('ul', {}, buttons),
      error,
    ]),
  ]);
};
