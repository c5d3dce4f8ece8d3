// What the administrator chose in `cdk.json` or on the command line, checked before anything is made of it.
import * as z from 'zod';
import { type Installation, STAGES, type Stage } from './stages.ts';

/** Of the European Union, where the data stay. */
const REGIONS = ['eu-west-3', 'eu-west-1', 'eu-central-1', 'eu-north-1', 'eu-south-1'] as const;

const installationSchema = z.strictObject({
  alertes: z.email().optional(),
  courriel: z.email().optional(),
  nom: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .default('Coopilote'),
  budget: z.number().positive().default(30),
  sansMotDePasse: z.enum(['oui', 'non']).default('non'),
  region: z.enum(REGIONS).default('eu-west-3'),
});

const stageSchema = z.enum(['dev', 'prod']).default('prod');

export function readStage(chosen: unknown): Stage {
  return STAGES[checked(stageSchema, chosen, 'Le réglage « stage » vaut « dev » ou « prod ».')];
}

export function readInstallation(chosen: unknown): Installation {
  const read = installationSchema.safeParse(chosen ?? {});
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map(({ path, message }) => path.join('.') || message))];
  throw new Error(`cdk.json, « coopilote » : vérifiez ${names.join(', ')}.`);
}

function checked<T>(schema: z.ZodType<T>, value: unknown, sentence: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Error(sentence);
}
