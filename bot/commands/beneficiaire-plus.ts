// What each entry of the menu « Plus » of a sheet does.
import { Refus } from '#bot/ports.ts';
import { showRights } from './beneficiaire-droits.ts';
import { askMerge } from './beneficiaire-fusion.ts';
import type { PlusCode, Run } from './beneficiaire-plus-menu.ts';
import { completeSheet } from './beneficiaire-saisie.ts';
import { showEnvois } from './envois-liste.ts';
import { showJournalOf } from './journal.ts';
import { passFile } from './passation.ts';
import { type Action, dataOf } from './session.ts';

const RUNS: Readonly<Record<PlusCode, Run>> = {
  situation: completeSheet('situation'),
  notes: completeSheet('notes'),
  envois: showEnvois,
  fusionner: askMerge,
  droits: showRights,
  passer: passFile,
  journal: showJournalOf,
};

const runs: Readonly<Record<string, Run>> = RUNS;

const more: Action = async ({ ticket, choice = '' }, session, deps) => {
  const run = Object.hasOwn(runs, choice) ? runs[choice] : undefined;
  if (!run) throw new Refus('Ce choix n’existe plus. Recommencez par /beneficiaire.');
  return run({ ticket, personne: dataOf(ticket, 'personne') }, session, deps);
};

export const fichePlusActions: Readonly<Record<string, Action>> = { 'beneficiaire.plus': more };
