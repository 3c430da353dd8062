import { serve, type Served } from '../serve.ts';
import * as actions from './setting.actions.ts';
import { deleteRule, getRule, getRules, getRuleValue, postRule } from './setting.schema.ts';

/** Routes of the effective-dated settings (生效规则). */
export const settingRoutes = (program: actions.SettingProgram): readonly Served[] => [
  serve(getRules, actions.listRules(program)),
  serve(getRule, actions.readRule(program)),
  serve(getRuleValue, actions.readRuleValue(program)),
  serve(postRule, actions.addRule(program)),
  serve(deleteRule, actions.dropRule(program)),
];
