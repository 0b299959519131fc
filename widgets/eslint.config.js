// The linter's rules. `npm run lint` runs it from the folder above: the site's own scripts lie beside this one.
import js from "@eslint/js";
import globals from "globals";

const WORKERS = ["widgets/**/*worker.js"];
const SERVICE = ["site_src/offline/sw.js"];

export default [
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    // Beside the recommended ones, rules that find slips and not tastes.
    rules: {
      "array-callback-return": "error",
      "eqeqeq": "error",
      "no-constructor-return": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-self-compare": "error",
      "no-shadow": ["error", { "builtinGlobals": false }],
      "no-template-curly-in-string": "error",
      "no-throw-literal": "error",
      "no-unreachable-loop": "error",
      "no-unused-vars": ["error", { "args": "after-used", "caughtErrors": "all" }],
      "no-use-before-define": ["error", { "functions": false, "classes": false, "variables": false }],
      "no-useless-assignment": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-unsafe-optional-chaining": ["error", { "disallowArithmeticOperators": true }],
    },
  },
  { ignores: [...WORKERS, ...SERVICE], languageOptions: { globals: globals.browser } },
  { files: WORKERS, languageOptions: { globals: globals.worker } },
  { files: SERVICE, languageOptions: { globals: globals.serviceworker } },
];
