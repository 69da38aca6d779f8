/** A talk that is over or rests: one sentence, no blame, nobody named. Words that came too late, for their author alone. */
import { Notice, Voice } from '#ui'
import { DeleteForBoth } from '../../keeping/keeping.tsx'
import type { TalkIntent } from '../intents.ts'
import { isClosed } from '../life.ts'
import { screenWords, type TalkProps } from './props.ts'
import { BackWords } from './returned.tsx'

export const Ended = (props: TalkProps) => {
  const { life, language } = props
  const words = screenWords[language]
  return (
    <>
      {life.stage === 'rested' && <Notice tone="rest" title={words.rested} />}
      {life.stage === 'over' && (
        <Notice tone="rest" title={life.endedByPause ? words.overByPause : words.over}>
          <p>{life.endedByPause ? words.overByPauseHint : words.overHint}</p>
        </Notice>
      )}
      <Beside {...props} />
    </>
  )
}

/** What I said on coming back when there was no pause any more. Stands by itself where a talk is still under way. */
export const Beside = (props: TalkProps) => {
  const { life, me, language } = props
  const words = screenWords[language]
  const mine = life.beside.find(({ by, own, wish }) => by === me.id && (own !== '' || wish !== ''))
  if (mine === undefined) return null
  return (
    <div class="stack stack-1">
      <p>{words.besideTitle}</p>
      <Voice who="me" name={me.name}>
        <BackWords back={mine} language={language} />
      </Voice>
      <p class="quiet-text">{words.besideHint}</p>
      {isClosed(life) && (
        <DeleteForBoth<TalkIntent> {...props} intent={{ do: 'erase-return', talk: life.id }} />
      )}
    </div>
  )
}
