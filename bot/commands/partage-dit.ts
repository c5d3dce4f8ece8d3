// What is said of shares: to whoever proposes one, to whoever receives it, and in the list of one's own.
import type { Partage } from '#bot/domain/partage.ts';
import type { Proposition, QuelPartage } from '#bot/storage/partages.ts';
import { plain } from './markdown.ts';
import type { Pressable } from './session.ts';

/** What sharing means, said before anybody agrees. */
export const CE_QUI_SE_PARTAGE =
  'Chacun verra, de l’autre, les fiches, les activités et ce qui reste à faire ; jamais les notes ni le ressenti. L’un comme l’autre peut arrêter à tout moment.';

/** What a share is of, as its other side reads it; a person is not named to who has not agreed. */
export function objetDe({ sorte }: Pick<Partage, 'sorte'>): string {
  return sorte === 'personne' ? 'le suivi d’une personne' : 'vos listes de bénéficiaires';
}

/** What a button about a share carries. */
export function dataOfPartage({ sorte, avec, personne }: Omit<QuelPartage, 'acteur'>) {
  return { sorte, avec, ...(personne !== undefined && { personne }) };
}

/** « Accepter », « Refuser ». */
export function answerPressables(share: Omit<QuelPartage, 'acteur'>, life?: number): readonly Pressable[] {
  const data = dataOfPartage(share);
  const lasting = life === undefined ? {} : { life };
  return [
    { label: 'Accepter', action: 'partage.accepter', data, style: 'primary', ...lasting },
    { label: 'Refuser', action: 'partage.finir', data, ...lasting },
  ];
}

/** What became of a proposal. */
export function sayProposition(done: Proposition, nom: string): string {
  const name = `**${plain(nom)}**`;
  if (done === 'propose') return `Proposition envoyée à ${name}, qui répondra dans son canal personnel.`;
  return done === 'accepte'
    ? `${name} vous l’avait proposé : le partage est actif.`
    : `C’est déjà proposé à ${name}, ou actif.`;
}
