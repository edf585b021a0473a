import { until } from './drivers.mjs';

const TEXT = (what) => `document.body.innerText.includes(${JSON.stringify(what)})`;
/** The first control on screen whose words begin like this. */
const CONTROL = (words) =>
  `[...document.querySelectorAll('button, a')].find((each) => each.textContent.trim().startsWith(${JSON.stringify(words)}) && each.getClientRects().length > 0 && !each.disabled)`;
const PRESS = (words) => `((control) => control ? (control.click(), true) : false)(${CONTROL(words)})`;
const BOX = `document.querySelector('#item-one-credential-per-caller input[type=checkbox]')`;
/** The Lab's choice of algorithm, set as a person would. */
const SIGN_WITH = (alg) =>
  `((select) => { if (!select) return false; select.value = ${JSON.stringify(alg)}; select.dispatchEvent(new Event('change', { bubbles: true })); return true; })([...document.querySelectorAll('select')].find((each) => [...each.options].some(({ value }) => value === ${JSON.stringify(alg)})))`;

/** The main job, in steps: each says what it does, where, and what then has to be so. */
const STEPS = [
  { does: 'opens the guide', at: '#/', then: TEXT('Questions people ask') },
  {
    does: 'revokes both in the duel',
    act: PRESS('Revoke both'),
    then: TEXT('the key table is asked on every call'),
  },
  { does: 'chooses a preset', at: '#/decide', act: PRESS('Partner API'), then: TEXT('Because you said') },
  { does: 'opens the Lab', at: '#/lab/leaked-credential', then: `Boolean(${CONTROL('Revoke both')})` },
  { does: 'revokes both in the Lab', act: PRESS('Revoke both'), then: TEXT('You revoke') },
  {
    does: 'signs with Ed25519, or says that this browser cannot',
    act: SIGN_WITH('Ed25519'),
    then: `${TEXT('cannot sign with Ed25519')} || ![...document.querySelectorAll('button')].some((each) => each.textContent.trim() === 'Undo' && each.disabled)`,
  },
  {
    does: 'ticks an item off',
    at: '#/checklist/all',
    act: `${BOX} ? (${BOX}.click(), true) : false`,
    then: `${BOX}.checked`,
  },
  { does: 'finds the tick after a reload', reload: true, then: `${BOX}?.checked === true` },
];

/** Does the main job in one browser. Answers with what went wrong, or null. */
export async function smoke(driver, address) {
  for (const { does, at, act, reload, then } of STEPS) {
    // Another fragment is no navigation: the page goes on, as it does for a person.
    if (at === '#/') await driver.goto(address + at);
    else if (at) await driver.evaluate(`(location.hash = ${JSON.stringify(at)}, true)`);
    if (reload) await driver.evaluate('(location.reload(), true)');
    if (act && !(await until(() => driver.evaluate(act).catch(() => false))))
      return `${does}: there was nothing to press`;
    if (!(await until(() => driver.evaluate(`Boolean(${then})`).catch(() => false))))
      return `${does}: it did not come`;
    console.log(`  ${does}`);
  }
  return null;
}
