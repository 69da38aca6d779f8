/** Our place and time as one of the two sees it. Screens take what they show from here: nothing tells who let something go. */
import { isErased } from '../shared/blank.ts'
import type { Matter as UnsolvedMatter } from '../shared/matter.ts'
import { all } from '../shared/shelf.ts'
import { isClosed, type Life, lifeFor } from '../shared/talk/index.ts'
import type { FactId, Look, Sealed } from '../slice.ts'
import {
  type Accord,
  type Content,
  isAlive,
  isStanding,
  isUnderWay,
  type Kind,
  lengthOf,
  mayLookBack,
  ownWordings,
} from './accord.ts'
import { type Form, type Part, parts, type Step, type When } from './events.ts'
import {
  hasReached,
  isOpen,
  isToCome,
  type Matter,
  minutesOf,
  nextStep,
  orderOf,
  type Sitting,
} from './sitting.ts'
import { arcOf, erasableOf, hasArc, returnedOf, type SafeSpace, sittingOf } from './state.ts'

type Viewer = Pick<Look, 'me' | 'putOff'>

export interface AccordView {
  readonly id: string
  readonly kind: Kind
  readonly content: Content
  /** The entry that signing names. */
  readonly wording: FactId
  readonly wordedByMe: boolean
  /** `to-sign`: the other worded it. `waiting`: I did. `laid-down`: let go, or its words were deleted. */
  readonly phase: 'to-sign' | 'waiting' | 'standing' | 'laid-down'
  readonly erased: boolean
  readonly mayErase: boolean
  /** My words that were written while the other changed it; they have not entered. */
  readonly beside: readonly Content[]
  readonly putOffUntil: number | null | undefined
}

export interface ArcView extends AccordView {
  /** Both hold it and it is not at its end. */
  readonly underWay: boolean
  /** Sittings that the two have held in it, of so many. */
  readonly held: number
  readonly of: number
  readonly mayLookBack: boolean
  readonly mine: Sealed | null
  /** Only when both have looked back. */
  readonly theirs: Sealed | null
  readonly mineFact: FactId | null
}

export interface PartView {
  readonly part: Part
  readonly mine: Sealed | null
  /** Both have sealed and the step has come. */
  readonly open: boolean
  readonly theirs: Sealed | null
  readonly mineFact: FactId | null
  readonly theirsFact: FactId | null
}

export interface SittingView {
  readonly id: string
  readonly life: Life
  readonly form: Form
  readonly when: When
  readonly phase: 'to-agree' | 'waiting' | 'planned' | 'under-way' | 'over' | 'rested'
  readonly step: Step | null
  /** This is the step at which the two came back from a pause. */
  readonly isReturn: boolean
  readonly stepAt: number
  /** Soft time of this step, in minutes. */
  readonly minutes: number
  readonly next: Step | null
  readonly order: readonly Step[]
  readonly prepared: Readonly<Record<Part, PartView>>
  readonly matter: Matter | null
  readonly matterIsMine: boolean
  /** My matters that were named when there was one already. */
  readonly beside: readonly Matter[]
}

export interface PlaceView {
  readonly agreements: readonly AccordView[]
  readonly rituals: readonly AccordView[]
  readonly arc: ArcView | null
  readonly mayBeginArc: boolean
  /** Arcs of mine that were offered while there was another; they have not entered. */
  readonly arcsAside: readonly AccordView[]
  /** The sitting that is offered, planned or under way; null when there is none. */
  readonly sitting: SittingView | null
  /** Sittings that were held, newest first. Those that never began are not among them. */
  readonly held: readonly SittingView[]
  readonly closing: Matter | null
  readonly closingIsMine: boolean
  /** Own sealed words that opened for nobody, newest first. */
  readonly returned: readonly { readonly seal: Sealed; readonly settled: boolean }[]
  /** Own facts that may be deleted for both. */
  readonly erasable: readonly FactId[]
}

export function viewPlace(state: SafeSpace, viewer: Viewer): PlaceView {
  const { me } = viewer
  const accords = all(state.accords).filter(accord => isShown(accord, me))
  const ofKind = (kind: Kind) =>
    accords
      .filter(accord => accord.kind === kind)
      .map(accord => viewAccord(accord, viewer))
      .reverse()
  const sitting = sittingOf(state)
  const arc = arcOf(state)
  return {
    agreements: ofKind('agreement'),
    rituals: ofKind('ritual'),
    arc: arc && isShown(arc, me) ? viewArc(arc, viewer) : null,
    mayBeginArc: !hasArc(state) || arc?.wording.erased === true,
    arcsAside: all(state.accords)
      .filter(({ stage, wording }) => stage === 'aside' && wording.by === me && !wording.erased)
      .map(accord => viewAccord(accord, viewer)),
    sitting: sitting && !isClosed(sitting.life) ? viewSitting(sitting, me) : null,
    held: all(state.sittings)
      .filter(({ life, step }) => life.stage === 'over' && step !== null)
      .map(one => viewSitting(one, me))
      .reverse(),
    closing: state.closing,
    closingIsMine: state.closing?.by === me,
    returned: returnedOf(state, me).toReversed(),
    erasable: erasableOf(state, me),
  }
}

/** What was only offered and then let go is gone for both, unless words of the one who looks lie beside it. */
const isShown = (accord: Accord, me: string): boolean =>
  isAlive(accord) ||
  accord.hasBound ||
  accord.beside.some(({ by }) => by === me) ||
  (accord.wording.by === me && !accord.wording.erased)

export function viewAccord(accord: Accord, { me, putOff }: Viewer): AccordView {
  const { wording, stage } = accord
  const mine = wording.by === me
  const phase = isStanding(accord)
    ? 'standing'
    : stage !== 'offered' || wording.erased
      ? 'laid-down'
      : accord.signed.includes(me)
        ? 'waiting'
        : 'to-sign'
  return {
    id: accord.id,
    kind: accord.kind,
    content: wording.content,
    wording: wording.fact,
    wordedByMe: mine,
    phase,
    erased: wording.erased,
    mayErase: ownWordings(accord, me).length > 0,
    beside: accord.beside.filter(({ by, erased }) => by === me && !erased).map(({ content }) => content),
    putOffUntil: putOff(accord.id)?.until,
  }
}

export function viewArc(arc: Accord, viewer: Viewer): ArcView {
  const mine = arc.lookBacks.find(({ by }) => by === viewer.me)
  const theirs = arc.lookBacks.find(({ by }) => by !== viewer.me)
  return {
    ...viewAccord(arc, viewer),
    underWay: isUnderWay(arc),
    held: arc.sittings.length,
    of: lengthOf(arc),
    mayLookBack: mayLookBack(arc),
    mine: mine?.seal ?? null,
    theirs: mine && theirs ? theirs.seal : null,
    mineFact: mine?.fact ?? null,
  }
}

export function viewSitting(sitting: Sitting, me: string): SittingView {
  const { life, form, step } = sitting
  const phase =
    life.stage === 'offered'
      ? life.openedBy === me
        ? 'waiting'
        : 'to-agree'
      : isToCome(sitting)
        ? 'planned'
        : life.stage === 'agreed'
          ? 'under-way'
          : life.stage
  const [appreciations, next] = parts.map(part => viewPart(sitting, part, me)) as [PartView, PartView]
  return {
    id: life.id,
    life: lifeFor(life, me),
    form,
    when: sitting.when,
    phase,
    step,
    isReturn: step !== null && sitting.returnedAt === step,
    stepAt: sitting.stepAt,
    minutes: step === null ? 0 : (minutesOf[form][step] ?? 0),
    next: nextStep(sitting),
    order: orderOf(sitting),
    prepared: { appreciations, next },
    matter: sitting.matter,
    matterIsMine: sitting.matter?.by === me,
    beside: sitting.beside.filter(({ by, text }) => by === me && text !== ''),
  }
}

/** Nothing says whether the other has prepared before both words are open. */
function viewPart(sitting: Sitting, part: Part, me: string): PartView {
  const mine = sitting[part].find(({ by }) => by === me)
  const open = hasReached(sitting, part) && isOpen(sitting, part)
  const theirs = open ? sitting[part].find(({ by }) => by !== me) : undefined
  return {
    part,
    mine: mine?.seal ?? null,
    open,
    theirs: theirs?.seal ?? null,
    mineFact: mine && !isErased(mine.seal) ? mine.fact : null,
    theirsFact: theirs?.fact ?? null,
  }
}

/** Matters of sittings, in the shape that *Solve it together* takes up. */
export const mattersOf = (state: SafeSpace): readonly UnsolvedMatter[] =>
  all(state.sittings).flatMap(({ matter, life }) =>
    matter && matter.text !== ''
      ? [{ id: life.id, text: matter.text, from: 'safe-space', by: matter.by }]
      : [],
  )
