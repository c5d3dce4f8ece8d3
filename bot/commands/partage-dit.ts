// What is said of shares, and of files handed over: to whoever proposes, to whoever receives, and in the list of one's own.
import type { Partage, SortePartage } from '#bot/domain/partage.ts';
import type { Proposition, QuelPartage, QuoiAnnonce } from '#bot/storage/partages.ts';
import { plain } from './markdown.ts';
import type { Pressable } from './session.ts';

/** What sharing means, said before anybody agrees. */
export const CE_QUI_SE_PARTAGE =
  'Chacun verra, de l’autre, les fiches, les activités et ce qui reste à faire ; jamais les notes ni le ressenti. L’un comme l’autre peut arrêter à tout moment.';

/** What handing files over means, said before anybody agrees. */
export const CE_QUI_SE_PASSE =
  'Qui accepte suit les personnes à son tour ; qui les passe ne les voit plus. L’historique garde le nom de qui l’a écrit, jamais ses notes ni son ressenti. L’un comme l’autre peut revenir en arrière pendant sept jours.';

/** Which share, as its other side reads it: a person is not named to who has not agreed. */
type Objet = Pick<Partage, 'sorte' | 'personne'>;

type Phrases = Readonly<Record<QuoiAnnonce, (objet: Objet, among: string) => string>>;

const suivi = ({ sorte }: Objet): string =>
  sorte === 'personne' ? 'le suivi d’une personne' : 'vos listes de bénéficiaires';

const PARTAGE: Phrases = {
  propose: (objet, among) =>
    `vous propose de partager ${suivi(objet)}, dans les deux sens${among}. ${CE_QUI_SE_PARTAGE}`,
  accepte: (objet) => `accepte de partager avec vous ${suivi(objet)}.`,
  fin: (objet) => `a arrêté de partager avec vous ${suivi(objet)}.`,
};

const PASSATION: Phrases = {
  propose: ({ personne }) =>
    `souhaite vous passer ${personne === undefined ? 'tous ses dossiers' : 'le dossier d’une personne'}. ${CE_QUI_SE_PASSE}`,
  accepte: ({ personne }) =>
    personne === undefined ? 'accepte vos dossiers.' : 'accepte le dossier que vous lui passez.',
  fin: () => 'annule la passation : les dossiers reviennent à qui les suivait.',
};

/** What somebody is told that a colleague did, after that colleague's name; `among` names the group. */
export function sayAnnonce(quoi: QuoiAnnonce, objet: Objet, among = ''): string {
  return phrasesOf(objet.sorte)[quoi](objet, among);
}

function phrasesOf(sorte: SortePartage): Phrases {
  return sorte === 'passation' ? PASSATION : PARTAGE;
}

/** What whoever agrees reads. */
export function sayAccord(objet: Objet): string {
  return objet.sorte === 'passation'
    ? 'C’est accepté : les dossiers arrivent dans votre liste. Pendant sept jours, `/partage` permet de les rendre.'
    : `C’est accepté : vous partagez ${suivi(objet)}. \`/partage\` montre vos partages, et permet d’arrêter.`;
}

/** What whoever ends it reads. */
export function sayFin({ sorte }: Objet): string {
  return sorte === 'passation'
    ? 'C’est annulé : les dossiers reviennent à qui les suivait.'
    : 'C’est arrêté : plus rien n’est partagé.';
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
    : `C’est déjà proposé à ${name}, ou accepté.`;
}
