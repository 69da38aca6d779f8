/**
 * "Is this something for two?": questions to be read, never answered. There is nothing to tap, so there is nothing to keep;
 * everybody sees the same page, so that having seen it says nothing about anybody.
 */
import type { Language } from '../languages.ts'

interface ReadinessText {
  readonly title: string
  readonly lead: string
  readonly questions: readonly string[]
  readonly after: readonly string[]
  readonly toTheLast: string
  readonly todayTitle: string
  readonly today: readonly string[]
  readonly todayAfter: string
}

export const readiness: Readonly<Record<Language, ReadinessText>> = {
  en: {
    title: 'Is this something for two?',
    lead: 'For you alone. You need not tap anything; nothing is kept. Everybody sees this same page.',
    questions: [
      'Are you ever afraid of what they will do if you say what you think?',
      'Can you say no to a talk, to touch, to sex, to a request, and be left in peace?',
      'Has anyone between you been hit, pushed, choked, or threatened?',
      'Is your phone, your money or your coming and going watched without your free wish?',
      'Are you kept away from your family, friends, work, worship or a doctor?',
      'Are you here because you wish to be, or because you must?',
      'Could what you write here be turned against you later?',
      'Do children or others at home live in fear?',
      'And you: do you frighten, hurt, force or watch the other?',
    ],
    after: [
      'If one of these made you stop: it is not your fault, and you are not alone.',
      'Talks for two are not safe where there is fear. You can use only the part that is yours, or nothing at all.',
      'You can talk to someone who knows about this.',
    ],
    toTheLast:
      'If it was the last one: wanting to stop is a beginning. Do not use this to settle it. Speak, alone, to a counsellor or a trusted elder who will hold you to account.',
    todayTitle: 'Reason to act today',
    today: [
      'You were choked, or a weapon was shown.',
      'There was a threat to kill you, the children, or themselves.',
      'You were forced into sex, or hurt while pregnant.',
      'You are followed, or it is getting worse.',
      'You are about to leave.',
    ],
    todayAfter:
      'Any one of these is reason to talk to a helpline or go to a safe person today. After choking, see a doctor even if there are no marks.',
  },
  sw: {
    title: 'Je, hili ni jambo la wawili?',
    lead: 'Ni kwa ajili yako peke yako. Huhitaji kugusa chochote; hakuna kinachohifadhiwa. Kila mtu huona ukurasa huu huu.',
    questions: [
      'Je, huwa unaogopa atakachofanya ukisema unachofikiri?',
      'Je, unaweza kukataa mazungumzo, kuguswa, tendo la ndoa au ombi, na ukaachwa kwa amani?',
      'Je, kuna kati yenu aliyewahi kupigwa, kusukumwa, kukabwa koo au kutishwa?',
      'Je, simu yako, pesa zako au unakokwenda vinafuatiliwa bila ridhaa yako?',
      'Je, unazuiwa kuonana na ndugu, marafiki, kwenda kazini, ibadani au kwa daktari?',
      'Je, uko hapa kwa hiari yako, au kwa sababu unalazimika?',
      'Je, unachoandika hapa kinaweza kutumiwa dhidi yako baadaye?',
      'Je, watoto au watu wengine nyumbani wanaishi kwa hofu?',
      'Na wewe: je, humtisha, humuumiza, humlazimisha au kumfuatilia mwenzako?',
    ],
    after: [
      'Kama moja ya maswali haya limekugusa: si kosa lako, na hauko peke yako.',
      'Mazungumzo ya wawili si salama penye hofu. Unaweza kutumia sehemu iliyo yako tu, au usitumie chochote.',
      'Unaweza kuzungumza na mtu anayeelewa mambo haya.',
    ],
    toTheLast:
      'Kama limekugusa la mwisho: kutaka kuacha ni mwanzo. Usitumie programu hii kulimaliza. Zungumza, peke yako, na mshauri au mzee unayemwamini atakayekuwajibisha.',
    todayTitle: 'Sababu ya kuchukua hatua leo',
    today: [
      'Ulikabwa koo, au ulionyeshwa silaha.',
      'Kulikuwa na tishio la kukuua wewe, watoto, au yeye mwenyewe.',
      'Ulilazimishwa tendo la ndoa, au uliumizwa ukiwa mjamzito.',
      'Unafuatwafuatwa, au hali inazidi kuwa mbaya.',
      'Uko karibu kuondoka.',
    ],
    todayAfter:
      'Mojawapo ya haya inatosha kuzungumza na simu ya msaada au kwenda kwa mtu salama leo. Ukikabwa koo, nenda kwa daktari hata kama hakuna alama.',
  },
}
