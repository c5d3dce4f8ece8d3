// All that storage promises, on DynamoDB: the same as `test/storage` holds in memory.
import { describe } from 'vitest';
import { type FreshTable, freshTable } from '#test/support/dynamo.ts';
import { acteursContract } from '../storage/acteurs.contract.ts';
import { adressesContract } from '../storage/adresses.contract.ts';
import { beneficiairesContract } from '../storage/beneficiaires.contract.ts';
import { changesContract } from '../storage/changes.contract.ts';
import { conversationsContract } from '../storage/conversations.contract.ts';
import { craTacheContract } from '../storage/cra-tache.contract.ts';
import { crasContract } from '../storage/cras.contract.ts';
import { envoisContract } from '../storage/envois.contract.ts';
import { equipesContract } from '../storage/equipes.contract.ts';
import { figuresLaw } from '../storage/figures.law.ts';
import { importsContract } from '../storage/imports.contract.ts';
import { outboxContract } from '../storage/outbox.contract.ts';
import { partagesContract } from '../storage/partages.contract.ts';
import { partagesLaw } from '../storage/partages.law.ts';
import { tachesContract } from '../storage/taches.contract.ts';
import { tachesPersonneContract } from '../storage/taches-personne.contract.ts';
import { widerLaw } from '../storage/wider.law.ts';

let fresh: Promise<FreshTable> | undefined;

/** One table for all: every person in it is another. */
const open = async () => {
  fresh ??= freshTable();
  return (await fresh).table;
};

describe('profiles', () => acteursContract(open));
describe('forms', () => conversationsContract(open));
describe('addresses', () => adressesContract(open));
describe('persons', () => beneficiairesContract(open));
describe('records', () => crasContract(open));
describe('changes', () => changesContract(open));
describe('what remains to be done', () => tachesContract(open));
describe('what is to be done for a person', () => tachesPersonneContract(open));
describe('what an activity leaves to be done', () => craTacheContract(open));
describe('the outbox', () => outboxContract(open));
describe('the law', () => figuresLaw(open, 12));
describe('imports', () => importsContract(open));
describe('the law of territories', () => widerLaw(open, 8));
describe('shares', () => partagesContract(open));
describe('the law of sharing', () => partagesLaw(open, 8));
describe('teams', () => equipesContract(open));
describe('sendings', () => envoisContract(open));
