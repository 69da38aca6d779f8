/** Own words that came while something else had been said: to take into the draft again, or to delete. */
import { Button, Voice } from '#ui'
import { DeleteForBoth } from '../../shared/keeping/keeping.tsx'
import { LadderSaid } from '../../shared/ladder/screens/reading.tsx'
import { besideFor, type Intent } from '../index.ts'
import type { InTalk } from './parts.tsx'

export const WordsBeside = (props: InTalk) => {
  const { talk, state, me, words, draft, language } = props
  const beside = besideFor(state, me.id).filter(one => one.talk === talk.id)
  return beside.map(({ said, fact }) => {
    const again = () =>
      said.kind === 'answer'
        ? draft(`validation/answer/${talk.id}`).keep(JSON.stringify(said.answer))
        : draft(`validation/missing/${talk.id}`).keep(said.text)
    const fits = talk.phase === (said.kind === 'answer' ? 'answer' : 'land')
    return (
      <div class="stack stack-1" key={fact}>
        <p>{words.besideTitle}</p>
        {said.kind === 'answer' ? (
          <LadderSaid answer={said.answer} who="me" name={me.name} language={language} />
        ) : (
          <Voice who="me" name={me.name}>
            {said.text}
          </Voice>
        )}
        {fits && (
          <div>
            <Button
              onClick={() => {
                again()
                props.go(`/talk/${talk.id}`)
              }}
            >
              {words.useAgain}
            </Button>
          </div>
        )}
        <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-beside', fact }} />
      </div>
    )
  })
}
