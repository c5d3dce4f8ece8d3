// What is read to a person whose file is kept: who keeps what, why, how long, and what she may ask (RGPD, articles 13 and 15 to 21).

/** To be read aloud in less than a minute. */
export const NOTICE: readonly string[] = [
  'Je garde de vous ce qui sert à vous accompagner : votre nom, de quoi vous joindre, ce que nous avons fait ensemble et ce qui reste à faire. Votre année de naissance suffit ; rien sur votre santé, aucun mot de passe.',
  'Vous n’êtes pas obligée d’accepter : je peux vous aider sans garder votre nom.',
  'Je suis seule à le lire, avec les collègues avec qui je le partage, et les personnes à qui je l’envoie avec votre accord. Les chiffres que je rends ne vous nomment pas.',
  'Sans nouvelles de vous pendant un an, votre fiche est effacée.',
  'Vous pouvez demander à tout moment à voir ce qui est gardé, à le corriger, à ne plus être suivie ou à tout effacer ; et vous adresser à la CNIL (cnil.fr) si ma réponse ne vous convient pas.',
];
