// Names as France has them, the most common first, and the syllables of the rarer ones: data of tests and benchmarks.

export const PRENOMS: readonly string[] =
  `Marie Jean Michel Nathalie Philippe Isabelle Alain Sylvie Patrick Catherine Nicolas Martine Christophe Christine Pierre Françoise
Christian Valérie Éric Sandrine Frédéric Stéphanie Laurent Véronique Stéphane Céline David Sophie Pascal Chantal Daniel Patricia Julien Anne
Thierry Brigitte Thomas Julie Olivier Monique Gérard Aurélie Bernard Nicole Sébastien Laurence Alexandre Annie Dominique Émilie Vincent
Jacqueline Bruno Dominique Guillaume Caroline Didier Élodie Antoine Virginie Jacques Camille Maxime Claire François Corinne Mohamed Laura
Serge Delphine Franck Jeanne Claude Mélanie Paul Hélène Jérôme Karine Marc Audrey Gilles Florence Francis Danielle Hervé Pauline Anthony Denise
Romain Sarah Hugo Cécile Fabrice Lucie Louis Josiane Gabriel Simone Lucas Séverine Kévin Jocelyne Arnaud Mathilde Rémi Odette Yves Manon
Benoît Michèle Ludovic Andrée Cédric Fatima Mickaël Colette Georges Agnès André Béatrice Robert Emma Roger Louise Henri Alice René Léa Fabien
Madeleine Grégory Marion Régis Thérèse Yannick Ginette Roland Suzanne Joël Fanny Marcel Yvette Gaël Amandine Maurice Gisèle Léo Chloé Raymond
Paulette Noël Germaine Samuel Raymonde Adrien Lucienne Ahmed Bernadette Karim Solange Rachid Fabienne Abdelkader Aïcha Mamadou Khadija Ibrahim
Fatoumata Ousmane Aminata Moussa Awa Youssef Leïla Hassan Samira Mustapha Nadia Omar Malika Ali Zohra Bilal Yasmine Nguyen Thi Minh Linh José
Maria Manuel Ana Antonio Rosa Carlos Carmen Luis Teresa Giovanni Lucia Ivan Olga Andrei Elena Dimitri Svetlana Yann Maëlle Erwan Gwenaëlle Loïc
Soizic Ronan Enora Malo Nolwenn Anaïs Inès Zoé Jade Lina Rose Ambre Anna Mila Jules Raphaël Adam Arthur Nathan Sacha Gabin Éthan Liam Aaron Tom
Noah Mathis Théo Clément Axel Baptiste Quentin Florian Alexis Valentin Bastien Dylan Jordan Corentin Jonathan Damien`.split(
    /\s+/,
  );

/** Two first names in one. */
export const PRENOMS_COMPOSES: readonly string[] =
  `Jean-Pierre Jean-Claude Jean-Luc Marie-Claude Marie-Thérèse Marie-France Jean-Michel Anne-Marie Jean-Paul Jean-François Marie-Christine
Jean-Marc Marie-Louise Jean-Louis Marie-Hélène Jean-Yves Pierre-Yves Anne-Sophie Jean-Marie Marie-Laure Jean-Philippe Charles-Henri Paul-Émile`.split(
    /\s+/,
  );

export const NOMS: readonly string[] =
  `Martin;Bernard;Thomas;Petit;Robert;Richard;Durand;Dubois;Moreau;Laurent;Simon;Michel;Lefebvre;Leroy;Roux;David;Bertrand;Morel;Fournier;Girard
Bonnet;Dupont;Lambert;Fontaine;Rousseau;Vincent;Muller;Lefèvre;Faure;André;Mercier;Blanc;Guérin;Boyer;Garnier;Chevalier;François;Legrand;Gauthier
Garcia;Perrin;Robin;Clément;Morin;Nicolas;Henry;Roussel;Mathieu;Gautier;Masson;Marchand;Duval;Denis;Dumont;Marie;Lemaire;Noël;Meyer;Dufour;Meunier
Brun;Blanchard;Giraud;Joly;Rivière;Lucas;Brunet;Gaillard;Barbier;Arnaud;Martinez;Gérard;Roche;Renard;Schmitt;Roy;Leroux;Colin;Vidal;Caron;Picard
Roger;Fabre;Aubert;Lemoine;Renaud;Dumas;Lacroix;Olivier;Philippe;Bourgeois;Pierre;Benoît;Rey;Leclerc;Payet;Rolland;Leclercq;Guillaume;Lecomte
López;Jean;Dupuy;Guillot;Hubert;Berger;Carpentier;Sanchez;Dupuis;Moulin;Louis;Deschamps;Huet;Vasseur;Perez;Boucher;Fleury;Royer;Klein;Jacquet
Adam;Paris;Poirier;Marty;Aubry;Guyot;Carré;Charles;Renault;Charpentier;Ménard;Maillard;Baron;Bertin;Bailly;Hervé;Schneider;Fernandez;Le Gall
Collet;Léger;Bouvier;Julien;Prévost;Millet;Perrot;Daniel;Le Roux;Cousin;Germain;Breton;Besson;Langlois;Rémy;Le Goff;Pelletier;Lévêque;Perrier
Leblanc;Barré;Lebrun;Marchal;Weber;Mallet;Hamon;Boulanger;Jacob;Monnier;Michaud;Rodriguez;Guichard;Gillet;Étienne;Grondin;Poulain;Tessier
Chevallier;Collin;Chauvin;Da Silva;Bouchet;Gay;Lemaître;Bénard;Maréchal;Humbert;Reynaud;Antoine;Hoarau;Perret;Barthélemy;Cordier;Pichon;Lejeune
Gilbert;Lamy;Delaunay;Pasquier;Carlier;Laporte;Traoré;Diallo;Ba;Diop;Camara;Konaté;Coulibaly;N’Diaye;Touré;Cissé;Keïta;Sow;Benali;Ben Ali
El-Khoury;El Amrani;Bouzid;Haddad;Mansouri;Cherif;Belkacem;Hamidi;Saïdi;Aït Ahmed;d’Almeida;dos Santos;Ferreira;Pereira;Rodrigues;de Oliveira
Nguyen;Tran;Pham;Le;Yilmaz;Kaya;Demir;Popescu;Ivanov;Kowalski;Nowak;Rossi;Russo;Esposito;de La Tour;du Bellay;Van der Berg;Le Bihan;Le Floch
Kervella;Quéméneur;Guivarc’h;Le Guen;Cadiou;Abiven;L’Hostis;O’Brien;McDonald;Saint-Martin;Martin-Dupont;Petit-Jean;Roche-Blanche;Hoareau;Boyer-Vidal`.split(
    /[;\n]/,
  );

/** Of rarer names: beginnings, middles, ends. */
export const SYLLABES = {
  debuts:
    'Ba Be Bou Bra Cha Cas Cor Cou Da De Des Du Fer Fon Gar Gi Gou Gra Gui Ha Jac Jou La Lan Le Lo Ma Man Mar Mi Mon Mou Na Pa Pel Per Pi Por Pou Qui Ra Ri Ro Sa Sau Ta Ter Tou Va Ver Vi Vil Bois Châ Fré Gé Hé Mé Pré Ré Thé Tré'.split(
      ' ',
    ),
  milieux:
    ' bar ber bou cha che da de di do fa fi ga gue la le li lo ma mi mo na ne ni no pi ra re ri ro sa si ta te ti to va vi'.split(
      ' ',
    ),
  fins: 'ard aud ault aux eau el ellier er et ez ier ieux in ion is mont nac net neau not on ot ou oux pin queau quet rand reau ret rin ron roux son tier ton vert ville y zac'.split(
    ' ',
  ),
} as const;

export const VILLES: readonly string[] =
  'Quimper (29);Brest (29);Concarneau (29);Douarnenez (29);Châteaulin (29);Lorient (56);Saint-Denis (974);Rennes (35);Le Relecq-Kerhuon (29);Pont-l’Abbé (29)'.split(
    ';',
  );
