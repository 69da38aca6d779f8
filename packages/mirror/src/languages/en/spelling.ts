/** Joined, short and texting spellings of English, spelled out. */
const JOINED: readonly (readonly [ending: string, spelled: string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'m", 'am'],
  ["'ll", 'will'],
  ["'ve", 'have'],
  ["'d", 'would'],
]
const HOSTS = [
  'i you we they he she it that there what who how where when this',
  'do does did is are was were have has had would could should must need might ai wo ca sha',
].join(' ')

const SHORT = `
u=you ur=your r=are urself=yourself yr=your ya=you y'all=you yall=you neva=never nvr=never alwys=always
im=i am ive=i have ill=i will id=i would dont=do not doesnt=does not didnt=did not cant=can not wont=will not isnt=is not
arent=are not wasnt=was not werent=were not wouldnt=would not couldnt=could not shouldnt=should not aint=ain not ain't=ain not
youre=you are youve=you have youll=you will youd=you would thats=that is its=it is whats=what is lets=let us let's=let us
it's=it is he's=he is she's=she is that's=that is what's=what is who's=who is there's=there is here's=here is how's=how is where's=where is
can't=can not won't=will not shan't=shall not cannot=can not theyre=they are hes=he is shes=she is theres=there is
pls=please plz=please plse=please thx=thanks tnx=thanks thnx=thanks ty=thank you tysm=thank you tks=thanks
tmrw=tomorrow tmr=tomorrow 2moro=tomorrow tonite=tonight 2nite=tonight rn=right now abt=about bc=because cuz=because cos=because coz=because bcoz=because bcz=because
cause=because gonna=going to wanna=want to gotta=must hafta=must shoulda=should have coulda=could have woulda=would have lemme=let me gimme=give me
kinda=kind of sorta=sort of outta=out of dunno=do not know tbh=honestly ngl=honestly imo=honestly ofc=of course obvs=obviously idk=i do not know
idc=idc ily=i love you ilysm=i love you luv=love wat=what wut=what y=why bday=birthday msg=message txt=text ppl=people sry=sorry soz=sorry srry=sorry
gud=good gr8=great b4=before l8=late l8r=later m8=mate hv=have hav=have cn=can shld=should cld=could wld=would
nuthin=nothing nothin=nothing somethin=something talkin=talking lyin=lying bout=about 'bout=about til=until till=until thru=through tho=though
omg=wow lmao=LAUGH lol=lol haha=LAUGH hahaha=LAUGH hahah=LAUGH xx=HEART xoxo=HEART smh=SNEER ffs=wow wtf=wow tf=wow
dis=this dat=that de=the da=the wit=with yo=your lil=little em=them innit=is it not aren't=are not mum's=mum mom's=mom
hubby=husband convo=conversation convos=conversation loc=location pw=password pwd=password pic=picture pics=picture
everyday=every day everytime=every time anymore=anymore alot=a lot
`

const build = (): ReadonlyMap<string, string> => {
  const table = new Map<string, string>()
  for (const host of HOSTS.split(' '))
    for (const [ending, spelled] of JOINED) table.set(`${host}${ending}`, `${host} ${spelled}`)
  for (const pair of SHORT.trim().split(/\n| (?=\S+=)/)) {
    const [short, long] = pair.split('=')
    if (short && long) table.set(short.trim(), long.trim())
  }
  return table
}

export const SPELLING = build()
