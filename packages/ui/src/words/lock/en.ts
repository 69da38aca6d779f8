/** The lock, and several people on one phone. */
import { counter } from '../counter.ts'

const count = counter('en')
const after = (milliseconds: number) => {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds <= 90
    ? count(seconds, { one: '1 second', other: `${seconds} seconds` })
    : `${Math.ceil(seconds / 60)} minutes`
}

export const lock = {
  lead: 'This is locked.',
  pin: 'PIN',
  show: 'Show it',
  hide: 'Hide it',
  letters: 'Type letters',
  digits: 'Type digits',
  open: 'Open',
  opening: 'Opening',
  usePasskey: 'Open with the passkey',
  wrong: 'That is not the PIN. Nothing is lost.',
  wrongWait: (milliseconds: number) =>
    `That is not the PIN. Nothing is lost. Try again in ${after(milliseconds)}.`,
  wait: (milliseconds: number) => `Nothing is lost. Try again in ${after(milliseconds)}.`,
  wrongPasskey: 'The passkey did not open it. Nothing is lost. The PIN opens it.',
  missing: 'Type the PIN first.',
  somebodyElse: 'Somebody else uses this phone',
  forgotten: 'The PIN is forgotten',
  forgottenWhat: 'Nobody can open this without the PIN, and neither can we. There is no way around it.',
  forgottenHelp: 'Your twelve words, or another phone of yours, bring your things back when you begin anew.',
  forgottenElse: 'Without either, what is only on this phone stays closed for good.',
  remove: 'Remove it from this phone',
  removeSure: 'Everything in it goes from this phone. That can’t be undone.',
  removeYes: 'Yes, remove it for good',
  removeNo: 'Leave it as it is',
  title: 'Lock',
  none: 'There is no lock yet. Whoever holds this phone can open Kimbilio and read everything.',
  noneMore: 'The key lies on the phone beside your words. That is a curtain, not a lock.',
  set: 'Set a lock',
  setHint: 'At least four digits. Or a sentence of your own, which protects far better.',
  again: 'The same once more',
  different: 'The two are not the same.',
  tooShort: 'Four is the least.',
  worth: {
    short:
      'Keeps out a hand at the screen. Somebody who copies the phone’s storage opens it within minutes or hours.',
    fair: 'Keeps out a hand at the screen. Somebody with a copy of the storage needs hours or days.',
    long: 'If nobody can guess it, this holds against a copy of the storage too.',
  },
  worthNote: 'Choose nothing that those close to you can guess: no birthday, no number they know.',
  forgetNote: 'If you forget it, nobody can open this phone’s copy. There is no way around it.',
  busy: 'One moment',
  isSet: 'The lock is set.',
  isChanged: 'The PIN is changed.',
  isRemoved: 'The lock is taken away.',
  on: 'Kimbilio is locked with a PIN. While it is locked, nothing of it can be read on this phone.',
  now: 'Lock now',
  after: 'Locks when you have been away for',
  afters: { 0: 'No time: as soon as it is out of sight', 1: 'One minute', 5: '5 minutes', 15: '15 minutes' },
  afterNote: 'What you were writing is kept. Untouched for five minutes or longer, it locks as well.',
  change: 'Change the PIN',
  current: 'The PIN you have now',
  next: 'The new PIN',
  changeYes: 'Change it',
  changeNote: 'A passkey is dropped by this. You can add it again.',
  takeAway: 'Take the lock away',
  takeAwayNote: 'Then whoever holds this phone can open Kimbilio.',
  takeAwayYes: 'Take it away',
  passkey: 'Passkey',
  passkeyWhat: 'A fingerprint or face can open Kimbilio besides the PIN. The PIN stays.',
  passkeyCare: 'Whoever can unlock this phone can use its passkey. If somebody else can, stay with the PIN.',
  passkeyTrace: 'The phone’s list of passkeys will name this address.',
  passkeyAdd: 'Add a passkey',
  passkeyRemove: 'Remove the passkey',
  passkeyNot: 'This phone or browser did not make one. The PIN goes on as before.',
  passkeyIsAdded: 'The passkey is added.',
  limitsTitle: 'What the lock can’t do',
  limits: [
    'It does not protect while Kimbilio is open.',
    'Traces from before the lock can stay in the browser’s files for some time.',
    'In the list of open apps, some phones show the last screen before we can cover it.',
    'A program that watches this phone also sees the PIN being typed.',
  ],
} as const

export const profiles = {
  title: 'Who is there?',
  lead: 'Each opens their own.',
  another: 'Somebody else',
  anotherNote: 'Begins a Kimbilio of their own on this phone.',
  honest: 'That there are several can’t be hidden from whoever holds this phone.',
  honestMore: 'What is in each stays closed to the other, where it has a lock.',
  invited: 'This page was opened by a link. Choose for whom it is.',
  section: 'If another person uses this phone',
  sectionWhat:
    'Each can have a Kimbilio of their own here, with a PIN of their own. Nothing is shared between them.',
  sectionLock: 'Set a lock for yours first. Without one, anybody can open it.',
  make: 'Another person uses this phone',
  label: 'What stands on your door',
  labelHint: 'Shown where this phone asks who is there. A number or a sign tells less than a name.',
  labelSave: 'Keep',
  labelSaved: 'Kept.',
  begin: 'Do several people use this phone? Each can have their own. It is made in Settings.',
} as const
