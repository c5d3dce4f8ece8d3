// What is said of joining a team: to who is asked, and to who asked.
import { LASTING_LIFE, type Pressable } from './session.ts';

/** What being in a team means, said before anybody agrees. */
export const CE_QUE_VOIT_UNE_EQUIPE =
  'Qui la coordonne verra vos chiffres et vos activités, du jour de votre arrivée à celui de votre départ ; jamais l’identité des personnes, ni vos notes, ni votre ressenti. Vous pourrez la quitter à tout moment.';

/** After the name of whoever asks. */
export function sayInvitation(nom: string): string {
  return `vous invite dans l’équipe **${nom}**. ${CE_QUE_VOIT_UNE_EQUIPE}`;
}

/** After the name of whoever joins. */
export function sayJoined(nom: string): string {
  return `a rejoint l’équipe **${nom}**.`;
}

/** « Accepter », « Refuser ». */
export function invitationPressables(equipe: string): readonly Pressable[] {
  const data = { equipe };
  return [
    { label: 'Accepter', action: 'equipe.accepter', data, style: 'primary', life: LASTING_LIFE },
    { label: 'Refuser', action: 'equipe.refuser', data, life: LASTING_LIFE },
  ];
}
