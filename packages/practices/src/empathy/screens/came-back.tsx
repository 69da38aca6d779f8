/** What came back to its author: feelings that stayed sealed, and words that came out of turn. */

import { useState } from 'preact/hooks'
import { Button, Voice } from '#ui'
import { Confirm, Refused, useActing } from '../../shared/acting.tsx'
import { DeleteForBoth } from '../../shared/keeping/keeping.tsx'
import { type Beside, type Intent, type Picked, readPicked } from '../index.ts'
import { guessDraft } from './imagine.tsx'
import type { InRound } from './moment.tsx'
import { because } from './opened.tsx'
import { wordOf } from './pick.tsx'
import { feelingsDraft, momentDraft, type Pair } from './tell.tsx'

/** Sealed feelings: mine to keep or to delete; a guess can be used again while there is room for it. */
export const CameBack = (props: InRound) => {
  const { round, words, me, other, sight, draft, go } = props
  const [asking, setAsking] = useState(false)
  const acting = useActing<Intent>(props)
  const seen = round.returned && sight(round.returned)
  const picked = seen?.kind === 'mine' ? readPicked(seen.text) : null
  if (seen?.kind !== 'mine' || picked === null) return null
  const back = round.iTold ? words.cameBack : words.guessCameBack
  const useAgain = () => {
    draft(guessDraft(round.id)).keep(JSON.stringify(picked))
    go('')
  }
  return (
    <>
      <p>{seen.read ? words.openedWithout({ other: other.name }) : back}</p>
      <OwnList {...props} name={me.name} picked={picked} />
      <Refused>{acting.refusal}</Refused>
      <div class="row">
        {round.step === 'imagine' && !round.iTold && <Button onClick={useAgain}>{words.useAgain}</Button>}
        {round.step === 'rested' && (
          <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
            {words.delete}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.delete}
        says={words.beforeDeleting}
        yes={words.delete}
        kind="danger"
        busy={acting.busy}
        onYes={() => void acting.run({ do: 'delete', talk: round.id }).then(() => setAsking(false))}
      />
    </>
  )
}

const OwnList = ({ words, name, picked }: Pick<Pair, 'words'> & { name: string; picked: Picked }) => (
  <Voice who="me" name={name}>
    <span class="voice-part">{picked.picks.map(one => wordOf(one, words)).join(' · ')}</span>
    {picked.because !== '' && <span class="voice-part">{because(words.because, picked)}</span>}
  </Voice>
)

/** Words that did not enter the talk: theirs alone who wrote them, and never lost. */
export const OutOfTurn = (props: Pair & { beside: readonly Beside[] }) => {
  const { beside } = props
  const [left, setLeft] = useState<readonly string[]>(() =>
    beside.filter(one => props.draft(takenDraft(one)).text === '').map(({ fact }) => fact),
  )
  return (
    <>
      {beside
        .filter(({ fact }) => left.includes(fact))
        .map(one => (
          <OneOutOfTurn
            key={one.fact}
            {...props}
            one={one}
            onTaken={() => setLeft(left.filter(f => f !== one.fact))}
          />
        ))}
    </>
  )
}

const takenDraft = ({ fact }: Beside) => `empathy/taken/${fact}`

const OneOutOfTurn = (props: Pair & { one: Beside; onTaken: () => void }) => {
  const { words, me, sight, draft, one, onTaken, go } = props
  const seen = one.seal && sight(one.seal)
  const feelings = seen?.kind === 'mine' ? readPicked(seen.text) : null
  const key = draftOf(one)
  const takeBack = () => {
    if (key) draft(key).keep(one.text)
    if (feelings) draft(feelingsDraft).keep(JSON.stringify(feelings))
    draft(takenDraft(one)).keep('taken')
    onTaken()
    if (one.what === 'moment') go('/tell')
  }
  return (
    <div class="stack stack-1">
      <p>{words.besideTitle}</p>
      {one.text !== '' && (
        <Voice who="me" name={me.name}>
          {one.text}
        </Voice>
      )}
      {one.text === '' && feelings && <OwnList words={words} name={me.name} picked={feelings} />}
      <div class="row">
        {key && <Button onClick={takeBack}>{words.useAgain}</Button>}
        <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-beside', fact: one.fact }} />
      </div>
    </div>
  )
}

/** Where the words can be written again; null where that has no place of its own any more. */
const draftOf = ({ what, talk }: Beside): string | null => {
  switch (what) {
    case 'moment':
      return momentDraft
    case 'question':
      return `empathy/question/${talk}`
    case 'missed':
      return `empathy/missed/${talk}`
    case 'missing':
      return `empathy/missing/${talk}`
    default:
      return null
  }
}
