// Tells a mediator, in their own direct channel, what retention will do, and what it did: how many, and nobody's name.
import { buttonsFor, LASTING_LIFE } from '#bot/commands/session.ts';
import { longDate } from '#bot/forms/dates.ts';
import type { JobRun } from './run.ts';

export const avis: JobRun = async ({ acteur, sur }, deps) => {
  const { quoi, nombre = '1', le = '' } = sur;
  const count = Number(nombre);
  if (quoi === 'effacees') {
    await deps.notifier.notify(acteur, { lasting: erased(count) });
    return 'fait';
  }
  // Of use until they are erased.
  const see = { label: 'Voir lesquelles', action: 'conservation.voir', life: 3 * LASTING_LIFE };
  const buttons = buttonsFor([see], { session: { acteur: { id: acteur }, now: deps.clock() } }, deps);
  await deps.notifier.notify(acteur, { lasting: soon(count, longDate(le)), blocks: [{ text: '', buttons }] });
  return 'fait';
};

function soon(count: number, day: string): string {
  return count === 1
    ? `Une fiche est sans nouvelle depuis onze mois : ni activité, ni modification. Elle sera effacée le ${day}, sauf si son suivi continue.`
    : `${count} fiches sont sans nouvelle depuis onze mois : ni activité, ni modification. Elles seront effacées le ${day}, sauf si leur suivi continue.`;
}

function erased(count: number): string {
  return count === 1
    ? 'Une fiche sans nouvelle depuis un an a été effacée, comme annoncé. Les activités restent, sans son nom.'
    : `${count} fiches sans nouvelle depuis un an ont été effacées, comme annoncé. Les activités restent, sans les noms.`;
}
