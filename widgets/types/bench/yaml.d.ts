// What is used of the npm package yaml; its keys are always words here, since texts are read by the schema "failsafe".
import { isMap as map, isScalar as scalar, isSeq as seq, parseDocument as read } from "yaml";
import type { Node as AnyNode, Pair as AnyPair, Scalar, YAMLMap as AnyMap, YAMLSeq } from "yaml";

export type { Scalar, YAMLSeq };
export type Node = AnyNode;
export type Pair = AnyPair<Scalar<string>, Node | null>;
export type YAMLMap = Omit<AnyMap<Scalar<string>, Node | null>, "items"> & Node & { items: Pair[] };
export function isMap(node: unknown): node is YAMLMap;
export function isSeq(node: unknown): node is YAMLSeq;
export function isScalar(node: unknown): node is Scalar;
export const parseDocument: typeof read;
