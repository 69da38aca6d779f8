/**
 * Who may read what, from nothing but what people did: a plain model with no entry, key or epoch in it. Between two quiet
 * moments, in which everything reaches everybody, it knows only what does not depend on who was faster.
 */

/** `maybe`: it depends on what reached whom first; the next quiet moment shows. */
export type Standing = 'blank' | 'in' | 'maybe' | 'out' | 'lost'

export interface PhoneTold {
  readonly name: string
  readonly person: PersonTold
  standing: Standing
  /** In its person's own space and not in that of the two: whoever would have let it in was lost or out before. */
  bare: boolean
  /** One of two copies that both live: either may at any time find that it is outside. */
  twin: boolean
  /** Quiet moments that had passed when it came to stand so. */
  since: number
}

export interface PersonTold {
  readonly name: string
  left: 'no' | 'maybe' | 'yes'
  leftAt: number
  /** `usable` once everything that belongs to the words has reached the server. */
  paper: {
    readonly words: readonly string[]
    readonly by: PhoneTold
    readonly at: number
    usable: boolean
  } | null
}

export interface Word {
  readonly text: string
  readonly space: 'self' | 'pair'
  readonly by: PhoneTold
  /** Quiet moments that had passed. */
  readonly at: number
  outcome: 'kept' | 'refused' | 'unknown'
  /** `may`: it can be lost without a fault, because the phone that held it was taken out, lost or put back. */
  fate: 'stays' | 'may' | 'deleted' | 'may be deleted'
  deletedAt: number
  deletedBy: PhoneTold | null
}

export interface Expectation {
  readonly people: readonly PersonTold[]
  readonly phones: readonly PhoneTold[]
  readonly words: Word[]
  readonly quiets: () => number
  /** Everything has reached everybody. `is` answers for what was not certain. */
  readonly quiet: (is: {
    readonly in: (phone: PhoneTold) => boolean
    readonly paired: (phone: PhoneTold) => boolean
  }) => void
  readonly comesIn: (phone: PhoneTold) => void
  /** Let in by another phone: if that one is taken out before all have heard of it, who knows. */
  readonly added: (phone: PhoneTold, by: PhoneTold) => void
  readonly takenOut: (phone: PhoneTold, by: PhoneTold, certain: boolean) => void
  readonly lost: (phone: PhoneTold) => void
  /** What it did since `quiet` moment may be undone. */
  readonly doubted: (phone: PhoneTold) => void
  readonly leaves: (person: PersonTold, certain: boolean) => void
}

/** Things that one phone did to others since the last quiet moment. */
interface Doing {
  readonly by: PhoneTold
  readonly to: PhoneTold
}

export function expect(people: readonly PersonTold[], phones: readonly PhoneTold[]): Expectation {
  let quiets = 0
  let doings: Doing[] = []
  const words: Word[] = []
  const stand = (phone: PhoneTold, standing: Standing) => {
    if (phone.standing === standing) return
    phone.standing = standing
    phone.since = quiets
  }
  const doubted = (phone: PhoneTold) => {
    for (const word of words) {
      if (word.by === phone && word.at === quiets && word.fate === 'stays') word.fate = 'may'
      if (word.deletedBy === phone && word.deletedAt === quiets && word.fate === 'deleted')
        word.fate = 'may be deleted'
    }
    for (const { by, to } of doings) if (by === phone && to.standing !== 'lost') stand(to, 'maybe')
    const { paper, left, leftAt } = phone.person
    if (left === 'yes' && leftAt === quiets) phone.person.left = 'maybe'
    if (paper?.by === phone && paper.at === quiets) phone.person.paper = null
  }
  return {
    people,
    phones,
    words,
    quiets: () => quiets,
    quiet: is => {
      quiets++
      doings = []
      for (const phone of phones) {
        const isUnsure = phone.standing === 'maybe' || (phone.twin && ['in', 'out'].includes(phone.standing))
        const wasUnsure = isUnsure || phone.bare
        if (isUnsure) stand(phone, is.in(phone) ? 'in' : 'out')
        if (wasUnsure) phone.bare = phone.standing === 'in' && !is.paired(phone)
      }
      const isThere = (person: PersonTold) =>
        phones.some(phone => phone.person === person && phone.standing === 'in' && is.paired(phone))
      for (const person of people) if (person.left === 'maybe') person.left = isThere(person) ? 'no' : 'yes'
    },
    comesIn: phone => stand(phone, 'in'),
    added: (phone, by) => {
      doings.push({ by, to: phone })
    },
    takenOut: (phone, by, certain) => {
      doings.push({ by, to: phone })
      doubted(phone)
      if (phone.standing === 'lost') return
      // Who was taken out meanwhile, and takes out: one of the two wins.
      const isContested = doings.some(other => other.to === by)
      stand(phone, certain && !isContested ? 'out' : 'maybe')
      if (isContested && by.standing !== 'lost') stand(by, 'maybe')
    },
    lost: phone => {
      doubted(phone)
      stand(phone, 'lost')
    },
    doubted,
    leaves: (person, certain) => {
      if (person.left === 'yes') return
      person.left = certain ? 'yes' : 'maybe'
      person.leftAt = quiets
      for (const word of words)
        if (word.deletedBy?.person === person && word.deletedAt === quiets && word.fate === 'deleted')
          word.fate = 'may be deleted'
    },
  }
}

/** What it does counts, unless it is doubted later. */
export const isSure = ({ standing, twin }: PhoneTold): boolean => standing === 'in' && !twin

/** At a quiet moment, with this phone open. */
export function mustShow(word: Word, phone: PhoneTold): boolean {
  if (word.outcome !== 'kept' || word.fate !== 'stays' || phone.standing !== 'in') return false
  const own = word.by.person === phone.person
  if (word.space === 'self') return own
  if (phone.bare) return false
  // What was written on one phone while another one left comes too late.
  if (word.by.person.left !== 'no' && word.at >= word.by.person.leftAt) return false
  return phone.person.left === 'no' || (word.at < phone.person.leftAt && phone.since < phone.person.leftAt)
}

/** With everything that ever came to this phone, and all that the server holds. */
export function mustNotRead(word: Word, phone: PhoneTold): boolean {
  const own = word.by.person === phone.person
  if (word.space === 'self' && !own) return true
  if (phone.standing === 'out' && phone.since < word.at) return true
  return word.space === 'pair' && !own && phone.person.left === 'yes' && phone.person.leftAt < word.at
}

/** On this phone's screens. */
export const mustNotShow = (word: Word, phone: PhoneTold): boolean =>
  mustNotRead(word, phone) ||
  (word.fate === 'deleted' && phone.standing === 'in' && phone.person.left === 'no')
