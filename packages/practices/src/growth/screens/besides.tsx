/** Own words that came out of turn: for their author alone, to use again or to delete. */
import { Button, Card, Voice } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { DeleteForBoth } from '../../shared/keeping/keeping.tsx'
import { type Beside, besideOf, type Intent } from '../index.ts'
import type { Pair } from './props.ts'

export const Besides = ({ talk, ...props }: Pair & { talk: string }) => (
  <>
    {besideOf(props.state, props.me.id)
      .filter(beside => beside.talk === talk)
      .map(beside => (
        <OneBeside key={beside.fact} {...props} beside={beside} />
      ))}
  </>
)

const OneBeside = (props: Pair & { beside: Beside }) => {
  const { beside, words, me, draft } = props
  const text = useDraft(draft, `growth/${beside.what}/${beside.talk}`)
  const erasing = useActing<Intent>(props)
  const again = async () => {
    text.write(text.text === '' ? beside.text : `${text.text}\n${beside.text}`)
    await erasing.run({ do: 'erase-beside', fact: beside.fact })
  }
  return (
    <Card>
      <p>{words.beside}</p>
      <Voice who="me" name={me.name}>
        {beside.text}
      </Voice>
      <div class="row">
        <Button busy={erasing.busy} onClick={() => void again()}>
          {words.useAgain}
        </Button>
      </div>
      <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-beside', fact: beside.fact }} />
    </Card>
  )
}
