/** Words that came out of turn: for their author alone, who can use them again where there is a place for them. */
import { Button, Voice } from '#ui'
import { DeleteForBoth } from '../../shared/keeping/keeping.tsx'
import type { Intent, SessionView } from '../index.ts'
import type { InSession } from './begin.tsx'

/** `onUse` when words went into the draft of what is open. */
export const Beside = (props: InSession & { readonly onUse: () => void }) => {
  const { session, me, words, draft, onUse } = props
  return (
    <>
      {session.beside.map(({ fact, text, what }) => {
        const key = `listening/${what}/${session.id}`
        const use = () => {
          draft(key).keep(text)
          onUse()
        }
        return (
          <div key={fact} class="stack stack-1">
            <p>{words.besideTitle}</p>
            <Voice who="me" name={me.name}>
              {text}
            </Voice>
            <div class="row">
              {hasPlace(session, what) && draft(key).text !== text && (
                <Button kind="quiet" icon="pencil" onClick={use}>
                  {words.useAgain}
                </Button>
              )}
              <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', talk: session.id, fact }} />
            </div>
          </div>
        )
      })}
    </>
  )
}

/** Something is open now in which words of this kind can be written. */
function hasPlace({ turn, way, life }: SessionView, what: 'said' | 'summary'): boolean {
  if (life.stage !== 'agreed' || life.pause) return false
  if (what === 'summary') return !turn.mine && (turn.stage === 'said' || turn.stage === 'speaking')
  return (
    turn.mine && way === 'typed' && (turn.stage === 'ready' || (turn.stage === 'summed' && turn.mayWantMore))
  )
}
