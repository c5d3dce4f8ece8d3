// What Slack writes in its own notation in a command, as its person typed it.
import { expect, it } from 'vitest';
import { typedText } from '#bot/platforms/slack/mentions.ts';

it.each([
  ['<@U0KARIM|karim> et <@U0NADIA>', '@karim et @U0NADIA'],
  ['<#C0|general> <#C0>', '#general #C0'],
  ['<!here> <!subteam^S0|@equipe>', '@here @equipe'],
  ['<mailto:lea@exemple.fr|lea@exemple.fr>', 'lea@exemple.fr'],
  ['<tel:0612345678|06 12 34 56 78>', '06 12 34 56 78'],
  ['<https://exemple.fr/a?b=1> <http://exemple.fr|exemple.fr>', 'https://exemple.fr/a?b=1 exemple.fr'],
  ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
  ['&amp;lt;', '&lt;'],
  ['individuel 45', 'individuel 45'],
])('%s', (escaped, typed) => {
  expect(typedText(escaped).text).toBe(typed);
});

it('keeps the id of each person mentioned, by what stands for them', () => {
  const { text, named } = typedText('partager avec <@U0KARIM|Karim Benali> et <@U0NADIA>');
  expect(text).toBe('partager avec @Karim.Benali et @U0NADIA');
  expect([...named]).toEqual([
    ['karim.benali', 'U0KARIM'],
    ['u0nadia', 'U0NADIA'],
  ]);
});
