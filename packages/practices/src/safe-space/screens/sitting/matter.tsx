/** The one matter: named by either, and no second one today. */
import { Button, Card, Field, LinkButton, TextInput, Voice } from '#ui'
import { Refused, useActing, useDraft } from '../../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords } from '../../../shared/keeping/keeping.tsx'
import { type Intent, maxMatter } from '../../index.ts'
import type { InSitting } from './sitting.tsx'

export const MatterStep = (props: InSitting) => {
  const { sitting, words, other, me, language } = props
  const { matter, beside } = sitting
  return (
    <>
      {matter === null ? (
        <NameMatter {...props} />
      ) : (
        <Card>
          <p class="quiet-text">{words.matterLabel}</p>
          <p class="question">
            {matter.text || <Deleted language={language} by={sitting.matterIsMine ? null : other} />}
          </p>
          <p class="quiet-text">{words.matterWays}</p>
          <div class="row">
            <LinkButton kind="plain" icon="messages-square" href="/app/together">
              {words.together}
            </LinkButton>
          </div>
        </Card>
      )}
      {matter !== null && sitting.matterIsMine && matter.text !== '' && (
        <OwnWords language={language}>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', fact: matter.fact }} />
        </OwnWords>
      )}
      {beside.map(one => (
        <div class="stack stack-1" key={one.fact}>
          <p>{words.matterBeside({ other: other.name })}</p>
          <Voice who="me" name={me.name}>
            {one.text}
          </Voice>
          <OwnWords language={language}>
            <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', fact: one.fact }} />
          </OwnWords>
        </div>
      ))}
    </>
  )
}

const NameMatter = (props: InSitting) => {
  const { sitting, words, draft } = props
  const text = useDraft(draft, 'matter')
  const naming = useActing<Intent>(props)
  const name = async () => {
    if (await naming.run({ do: 'name-matter', talk: sitting.id, text: text.text })) text.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void name()
      }}
    >
      <Field label={words.matterLabel} hint={words.matterHint}>
        <TextInput value={text.text} maxLength={maxMatter} onText={text.write} />
      </Field>
      <Refused>{naming.refusal}</Refused>
      <div>
        <Button type="submit" busy={naming.busy}>
          {words.matterName}
        </Button>
      </div>
    </form>
  )
}
