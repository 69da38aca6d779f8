/** Ngazi ya kumthibitishia mwenzako hisia zake, na neno la kwamba imemfikia. */
import type { LadderWords } from './en.ts'

export const ladderSw: LadderWords = {
  ladderBeside: 'Niko nawe',
  ladderBesideHint: ({ other }) => `Kabla ya kuandika: soma tena taratibu alichosimulia ${other}.`,
  ladderNotEveryAct: 'Unathamini hisia, si kila tendo.',
  ladderHeard: 'Ninachosikia',
  ladderHeardHint: ({ other }) => `Kiseme tena kwa maneno yako, ili ${other} aone amesikika.`,
  ladderAdd: 'Na angalau jambo moja zaidi',
  ladderGuess: 'Nahisi huenda pia kuna …',
  ladderLived: 'Inaeleweka, kwa sababu ya uliyopitia',
  ladderMany: 'Inaeleweka: wengi wangehisi hivyo',
  ladderEqual: 'Katika hili tuko sawa, wewe na mimi',

  ladderOpeners: {
    heard: ['Nasikia kwamba …'],
    guess: ['Nahisi huenda pia kuna …', 'Sikuwa nimeliona kwa upande huo. Kwa upande huo linaonekana …'],
    lived: ['Inaeleweka kwa nini ulihisi …, kwa sababu …'],
    many: ['Wengi wangehisi hivyo, kwa sababu …'],
    equal: ['Huenda mambo naona tofauti, lakini unavyohisi bado kuna uzito kwangu.'],
  },
  ladderBeginWith: 'Namna za kuanza',
  ladderOwnWords: 'Hapa maneno yako mwenyewe yanatosha.',
  ladderHintBut: 'Karibu na mwanzo kuna “lakini”. Yanayotangulia neno hilo hupotea kirahisi.',
  ladderGive: 'Toa jibu hili',

  landingTitle: ({ other }) => `Maneno ya ${other} yamekufikiaje?`,
  landed: 'Imenifikia',
  notYet: 'Bado',
  landingMissing: 'Kinachokosekana ni …',
  landingGive: 'Sema hivi',
  landedFor: ({ other }) => `Imemfikia ${other}.`,
  landedForMe: 'Imekufikia.',
  notYetFor: ({ other }) => `Kwa ${other}, bado.`,
  missingOf: ({ other }) => `Kinachokosekana kwa ${other}`,
  missingOfMine: 'Kinachokosekana kwako',

  refusedNotHeard: 'Anza na ulichosikia.',
  refusedNoSense: 'Ongeza moja: unachohisi pia kipo, au kwa nini inaeleweka.',
  refusedRungTooLong: 'Sehemu moja ni ndefu. Ifupishe kidogo.',
  refusedMissingTooLong: 'Ni ndefu. Sentensi moja au mbili zinatosha.',
}
