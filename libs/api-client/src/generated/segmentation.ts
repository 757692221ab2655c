export interface paths {
    "/api/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["segmentation.list"];
        put?: never;
        post: operations["segmentation.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["segmentation.replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["segmentation.members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        MemberDto: {
            /** Format: uuid */
            customer: string;
            /** Format: date-time */
            since: string;
        };
        MemberPageDto: {
            items: components["schemas"]["MemberDto"][];
            nextCursor: string | null;
        };
        SegmentDto: {
            /** @default true */
            active: boolean;
            id: string;
            name: components["schemas"]["WordsDto"];
            /**
             * @description { measure: count|sum, of, withinDays?, op, value }, or { all: [rule, …] }, or { any: [rule, …] }
             * @example {
             *       "measure": "count",
             *       "of": "order.placed",
             *       "withinDays": 365,
             *       "op": ">=",
             *       "value": 6
             *     }
             */
            rule: {
                [key: string]: unknown;
            };
        };
        SegmentListDto: {
            items: components["schemas"]["SegmentViewDto"][];
            nextCursor: string | null;
        };
        SegmentViewDto: {
            /** @default true */
            active: boolean;
            id: string;
            memberCount: number;
            name: components["schemas"]["WordsDto"];
            /**
             * @description { measure: count|sum, of, withinDays?, op, value }, or { all: [rule, …] }, or { any: [rule, …] }
             * @example {
             *       "measure": "count",
             *       "of": "order.placed",
             *       "withinDays": 365,
             *       "op": ">=",
             *       "value": 6
             *     }
             */
            rule: {
                [key: string]: unknown;
            };
            version: number;
        };
        WordsDto: {
            en: string;
            ja: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "segmentation.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentListDto"];
                };
            };
        };
    };
    "segmentation.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentViewDto"];
                };
            };
        };
    };
    "segmentation.replace": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentViewDto"];
                };
            };
        };
    };
    "segmentation.members": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPageDto"];
                };
            };
        };
    };
}
