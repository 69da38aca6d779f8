/** Short and texting spellings of Swahili, spelled out. */
const SHORT = `
ww=wewe wwe=wewe lzm=lazima wkt=wakati wkati=wakati sna=sana xana=sana xaxa=sasa saxa=sasa cjui=sijui cjali=sijali ckia=sikia cpendi=sipendi ctaki=sitaki xtaki=sitaki cwezi=siwezi
hpn=hapana nna=nina una=una ntakuja=nitakuja ntarudi=nitarudi n'tarudi=nitarudi k=kwa kwa=kwa nmechoka=nimechoka nmeumia=nimeumia nmekumiss=nimekumiss nimekumic=nimekumiss
asnt=asante asanti=asante ahsnt=asante aksante=asante thx=asante thanx=asante pls=tafadhali plz=tafadhali tafdhali=tafadhali smahani=samahani samahan=samahani sry=samahani smhn=samahani
mpnz=mpenzi mpz=mpenzi mpenz=mpenzi bb=babe lkn=lakini lakin=lakini kwnn=kwanini kwann=kwanini knn=kwanini kwanin=kwanini cku=siku cm=simu cmu=simu msg=meseji txt=meseji meseg=meseji
ndyo=ndiyo hko=huko hvyo=hivyo hv=hivi hvi=hivi hyo=hiyo hii=hii kbs=kabisa kbsa=kabisa kabsa=kabisa tyu=tu tuu=tu mm=mimi mie=mimi mi=mimi bc=basi bas=basi bdae=baadaye bdaye=baadaye badae=baadaye baadae=baadaye
hta=hata ht=hata cyo=siyo cio=siyo sio=sio xo=so msm=msamaha naomb=naomba nomba=naomba nmb=namba pass=password pw=password pwd=password loc=location lokesheni=location
lol=LAUGH haha=LAUGH hahaha=LAUGH ndg=ndugu xx=HEART jpili=jumapili jmosi=jumamosi jtatu=jumatatu jnne=jumanne jtano=jumatano alh=alhamisi ijm=ijumaa
every=kila daily=kila_siku 2=tu mda=muda mambo=mambo uxinipigie=usinipigie unanijua=unanijua cna=sina sn=sana kz=kazi chkl=chakula watt=watoto mtt=mtoto nyumban=nyumbani
`

const build = (): ReadonlyMap<string, string> => {
  const table = new Map<string, string>()
  for (const pair of SHORT.trim().split(/\s/)) {
    const [short, long] = pair.split('=')
    if (short && long) table.set(short, long.replaceAll('_', ' '))
  }
  return table
}

export const SPELLING = build()
